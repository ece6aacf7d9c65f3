import {
  fieldRulesOf,
  identityOperations,
  type SharedKind,
  shareableFieldsOf,
  sharedKindSchema,
} from '@switchboard/shared/identity';
import { useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { formatDay } from '../../app/format-time.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { useList } from '../../app/use-query.ts';
import {
  CheckListField,
  FormDrawer,
  RadioListField,
  SelectField,
  TextAreaField,
  TextField,
  useToast,
} from '../../ui/index.ts';
import { kindWords } from './grant-words.ts';
import styles from './Sharing.module.css';

const { sharingGrant: operations } = identityOperations;
const kinds = sharedKindSchema.options;
const DAY = 24 * 60 * 60 * 1000;

/** `2026-11-20`, as a date field wants it, in the reader's own time zone. */
const dayText = (at: number): string =>
  new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const startOf = (day: string): number => new Date(`${day}T00:00:00`).getTime();

interface Words {
  toOrganisationId: string;
  recordKind: SharedKind;
  fields: string[];
  reason: string;
  from: string;
  until: string;
}

/** What is about to leave, said before it leaves. */
function Effect({ words, partner }: { words: Words; partner: string | undefined }) {
  const rules = fieldRulesOf(words.recordKind);
  if (!partner || words.fields.length === 0) return null;
  const until = words.until ? `until the end of ${formatDay(startOf(words.until))}` : 'with no end date';
  return (
    <section className={styles.effect} aria-label="What this does">
      <h3>What this does</h3>
      <p>
        {partner} will see, of all your {kindWords[words.recordKind].toLowerCase()}, from{' '}
        {words.from ? formatDay(startOf(words.from)) : 'now'} {until}:
      </p>
      <ul>
        {words.fields.map((field) => (
          <li key={field}>{rules[field]?.title ?? field}</li>
        ))}
      </ul>
    </section>
  );
}

/** A new grant: to whom, of what, which fields, from when until when, and why. */
export function NewGrantDrawer({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { clock } = useDesk();
  const say = useToast();
  const partners = useList(operations.listPartners, {});
  // One moment for the whole form, so that pressing the button again is the same wish.
  const [openedAt] = useState(clock);
  const today = dayText(openedAt);
  const form = useForm<Words>({
    toOrganisationId: '',
    recordKind: 'team',
    fields: ['name'],
    reason: '',
    from: today,
    until: dayText(openedAt + 90 * DAY),
  });
  const { values, set, errorAt } = form;
  const { send, busy, refusal } = useCommand(operations.create);
  const partner = partners.rows.find(({ id }) => id === values.toOrganisationId)?.name;
  const share = async () => {
    const input = {
      toOrganisationId: values.toOrganisationId,
      recordKind: values.recordKind,
      fields: values.fields,
      reason: values.reason,
      validFromAt: values.from === today ? openedAt : startOf(values.from),
      // A day is shared to its end: the grant runs out when the next one begins.
      validUntilAt: values.until ? startOf(values.until) + DAY : null,
    };
    if (!form.check(operations.create.input, input)) return;
    const outcome = await send(input);
    if (!outcome.ok) return form.mark(outcome.refusal);
    say({ kind: 'done', message: `Shared with ${partner ?? 'them'}` });
    onDone();
  };
  const changeKind = (recordKind: SharedKind) => {
    set('recordKind', recordKind);
    set('fields', shareableFieldsOf(recordKind).slice(0, 1));
  };
  return (
    <FormDrawer
      opened
      title="Share something"
      notice={<RefusalNotice refusal={refusal} onRetry={() => void share()} />}
      submit="Share"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void share()}
      onClose={onClose}
    >
      <SelectField
        label="With"
        required
        searchable
        placeholder="Choose an organisation"
        choices={partners.rows.map(({ id, name }) => ({ value: id as string, label: name }))}
        error={errorAt('toOrganisationId')}
        value={values.toOrganisationId}
        onChange={(value) => set('toOrganisationId', value)}
      />
      <RadioListField
        label="Of your"
        choices={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
        value={values.recordKind}
        onChange={changeKind}
      />
      <CheckListField
        label="These fields, and no others"
        required
        choices={shareableFieldsOf(values.recordKind).map((field) => ({
          value: field,
          label: fieldRulesOf(values.recordKind)[field]?.title ?? field,
        }))}
        error={errorAt('fields')}
        value={values.fields}
        onChange={(fields) => set('fields', fields)}
      />
      <div className={styles.dates}>
        <TextField
          label="From"
          kind="date"
          required
          error={errorAt('validFromAt')}
          value={values.from}
          onChange={(value) => set('from', value)}
        />
        <TextField
          label="Until, that day included"
          kind="date"
          error={errorAt('validUntilAt')}
          value={values.until}
          onChange={(value) => set('until', value)}
        />
      </div>
      <TextAreaField
        label="Reason"
        hint="The agreement or the law this rests on. It stays in the audit trail."
        required
        error={errorAt('reason')}
        value={values.reason}
        onChange={(value) => set('reason', value)}
      />
      <Effect words={values} partner={partner} />
    </FormDrawer>
  );
}
