import { identityOperations, type Policy } from '@switchboard/shared/identity';
import { type FormEvent, useState } from 'react';
import { ConflictNotice } from '../../app/ConflictNotice.tsx';
import { useDesk } from '../../app/desk-context.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { type Form, useForm } from '../../app/use-form.ts';
import { Button, NumberField, Panel, RadioListField, useToast } from '../../ui/index.ts';
import styles from './Policy.module.css';
import { policyDifferences } from './policy-words.ts';

const { organisation: operations } = identityOperations;

interface ReadPolicy {
  version: number;
  policy: Policy;
}

function SessionRules({ form }: { form: Form<Policy> }) {
  const { values, set, errorAt } = form;
  return (
    <Panel title="Sessions">
      <div className={styles.fields}>
        <NumberField
          label="Ends when idle for"
          hint="Without a sign of life. What was typed stays on the screen."
          unit="minutes"
          error={errorAt('policy.idleMinutes')}
          value={values.idleMinutes}
          onChange={(value) => set('idleMinutes', value)}
        />
        <NumberField
          label="Ends at the latest after"
          hint="However busy; a shift and a little more."
          unit="hours"
          error={errorAt('policy.sessionHours')}
          value={values.sessionHours}
          onChange={(value) => set('sessionHours', value)}
        />
        <RadioListField
          label="A second desk of the same person"
          choices={[
            { value: 'takeOver', label: 'May take over', hint: 'The older desk comes to rest at once.' },
            {
              value: 'refuse',
              label: 'Is refused',
              hint: 'The person signs out at the first desk, then in at the second.',
            },
          ]}
          value={values.secondDesk}
          onChange={(value) => set('secondDesk', value)}
        />
      </div>
    </Panel>
  );
}

function LockOutRules({ form }: { form: Form<Policy> }) {
  const { values, set, errorAt } = form;
  return (
    <Panel title="Lock-out">
      <div className={styles.fields}>
        <NumberField
          label="Lock an account after"
          hint="Wrong passwords in a row. The person is not told which part was wrong."
          unit="attempts"
          error={errorAt('policy.lockOutAfter')}
          value={values.lockOutAfter}
          onChange={(value) => set('lockOutAfter', value)}
        />
        <NumberField
          label="For"
          hint="An administrator can let the person back in earlier, under Users."
          unit="minutes"
          error={errorAt('policy.lockOutMinutes')}
          value={values.lockOutMinutes}
          onChange={(value) => set('lockOutMinutes', value)}
        />
      </div>
    </Panel>
  );
}

function PasswordRules({ form }: { form: Form<Policy> }) {
  const { values, set, errorAt } = form;
  const { password } = values;
  const change = (part: Partial<Policy['password']>) => set('password', { ...password, ...part });
  const rules = [
    ['minimumLength', 'At least', 'characters', 'Length counts more than odd signs. Never below 12.'],
    ['maximumLength', 'At most', 'characters', 'Room for a sentence.'],
    ['categories', 'Kinds of sign', 'of 4', 'Capitals, lower case, digits, others. 0 asks for none.'],
    ['history', 'May not be one of the last', 'passwords', '0 switches this off.'],
    ['longestCarriedOver', 'Longest run kept from the last one', 'characters', '0 switches this off.'],
    ['maximumAgeDays', 'Must be changed after', 'days', '0: never, as the NCSC advises.'],
  ] as const;
  return (
    <Panel title="Passwords" note="Common passwords are always refused">
      <div className={styles.grid}>
        {rules.map(([field, label, unit, hint]) => (
          <NumberField
            key={field}
            label={label}
            unit={unit}
            hint={hint}
            error={errorAt(`policy.password.${field}`)}
            value={password[field]}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
      </div>
    </Panel>
  );
}

export function PolicyForm({ read }: { read: ReadPolicy }) {
  const { api } = useDesk();
  const say = useToast();
  const form = useForm(read.policy);
  const [version, setVersion] = useState(read.version);
  const [newer, setNewer] = useState<ReadPolicy>();
  const { send, busy, refusal, forget } = useCommand(operations.updatePolicy);
  const save = async () => {
    const input = { version, policy: form.values };
    if (!form.check(operations.updatePolicy.input, input)) return;
    const outcome = await send(input);
    if (outcome.ok) {
      setVersion(outcome.value.version);
      form.reset(form.values);
      return say({ kind: 'done', message: 'Sign-in rules saved' });
    }
    form.mark(outcome.refusal);
    if (outcome.refusal.code !== 'record/changed-meanwhile') return;
    const answer = await api.call(operations.readPolicy, {});
    if (answer.ok) setNewer(answer.value);
  };
  const decide = (policy: Policy, theirs: ReadPolicy) => {
    setVersion(theirs.version);
    form.reset(policy);
    setNewer(undefined);
    forget();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {newer ? (
        <ConflictNotice
          differences={policyDifferences(newer.policy, form.values)}
          onTakeTheirs={() => decide(newer.policy, newer)}
          onKeepMine={() => decide(form.values, newer)}
        />
      ) : (
        <RefusalNotice refusal={refusal} onRetry={() => void save()} />
      )}
      <div className={styles.pair}>
        <SessionRules form={form} />
        <LockOutRules form={form} />
      </div>
      <PasswordRules form={form} />
      <div className={styles.acts}>
        <Button onClick={() => form.reset(read.policy)} disabled={!form.dirty}>
          Put back
        </Button>
        <Button type="submit" look="primary" busy={busy} notYet={!form.dirty}>
          Save rules
        </Button>
      </div>
    </form>
  );
}
