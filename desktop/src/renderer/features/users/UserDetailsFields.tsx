import type { Form } from '../../app/use-form.ts';
import { type Choice, SelectField, TextField } from '../../ui/index.ts';
import styles from './Users.module.css';
import type { UserWords } from './user-input.ts';

/** What an administrator writes down about a member of staff. */
export function UserDetailsFields({ form, areas }: { form: Form<UserWords>; areas: readonly Choice[] }) {
  const { values, set, errorAt } = form;
  return (
    <>
      <TextField
        label="Name"
        required
        error={errorAt('displayName')}
        value={values.displayName}
        onChange={(value) => set('displayName', value)}
      />
      <div className={styles.pair}>
        <TextField
          label="Job title"
          error={errorAt('jobTitle')}
          value={values.jobTitle}
          onChange={(value) => set('jobTitle', value)}
        />
        <TextField
          label="Staff or collar number"
          error={errorAt('reference')}
          value={values.reference}
          onChange={(value) => set('reference', value)}
        />
        <TextField
          label="E-mail"
          kind="email"
          error={errorAt('email')}
          value={values.email}
          onChange={(value) => set('email', value)}
        />
        <TextField
          label="Work phone"
          kind="tel"
          error={errorAt('phoneNumber')}
          value={values.phoneNumber}
          onChange={(value) => set('phoneNumber', value)}
        />
      </div>
      <SelectField
        label="Belongs to"
        hint="Who may see and change this account, where rights are limited to a service area."
        clearable
        placeholder="Whole organisation"
        choices={areas}
        error={errorAt('serviceAreaId')}
        value={values.serviceAreaId}
        onChange={(value) => set('serviceAreaId', value)}
      />
    </>
  );
}
