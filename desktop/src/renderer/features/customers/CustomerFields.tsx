import type { CustomerKind, PreferredChannel } from '@switchboard/shared/customers';
import type { Form } from '../../app/use-form.ts';
import { RadioListField, SelectField, TextField } from '../../ui/index.ts';
import { AddressesField } from './AddressesField.tsx';
import styles from './Customers.module.css';
import type { CustomerWords } from './customer-input.ts';
import { channelChoices, kindChoices, languageChoices } from './customer-words.ts';
import { PointsField } from './PointsField.tsx';

const residentChoices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

/** Everything a record holds besides markers and notes. */
export function CustomerFields({ form }: { form: Form<CustomerWords> }) {
  const { values, set, errorAt } = form;
  const isPerson = values.kind === 'person';
  return (
    <>
      <RadioListField<CustomerKind>
        label="What they are"
        choices={kindChoices}
        value={values.kind}
        onChange={(kind) => set('kind', kind)}
      />
      <div className={styles.pair}>
        <TextField
          label="Name"
          required
          autoFocus
          error={errorAt('name')}
          value={values.name}
          onChange={(name) => set('name', name)}
        />
        <TextField
          label="Known as"
          error={errorAt('knownAs')}
          value={values.knownAs}
          onChange={(knownAs) => set('knownAs', knownAs)}
        />
        {isPerson && (
          <>
            <TextField
              label="Born"
              kind="date"
              error={errorAt('bornOn')}
              value={values.bornOn}
              onChange={(bornOn) => set('bornOn', bornOn)}
            />
            <TextField
              label="Pronouns"
              error={errorAt('pronouns')}
              value={values.pronouns}
              onChange={(pronouns) => set('pronouns', pronouns)}
            />
          </>
        )}
        <SelectField
          label="Language"
          clearable
          searchable
          placeholder="Not asked"
          choices={languageChoices(values.language)}
          value={values.language}
          onChange={(language) => set('language', language)}
        />
        <SelectField<PreferredChannel>
          label="Would rather be reached by"
          clearable
          placeholder="Not asked"
          choices={channelChoices}
          value={values.preferredChannel}
          onChange={(channel) => set('preferredChannel', channel)}
        />
        <SelectField
          label="Lives in our area"
          clearable
          placeholder="Not asked"
          choices={residentChoices}
          value={values.isResident}
          onChange={(isResident) => set('isResident', isResident)}
        />
      </div>
      <PointsField points={values.points} errorAt={errorAt} onChange={(points) => set('points', points)} />
      <AddressesField
        addresses={values.addresses}
        errorAt={errorAt}
        onChange={(addresses) => set('addresses', addresses)}
      />
    </>
  );
}
