import { type ContentCondition, type ContentRule, contentRuleSchema } from '@switchboard/shared/routing-plan';
import { useState } from 'react';
import { MultiSelectField, NumberField, SelectField, SwitchField, TextField } from '../../ui/index.ts';
import { type AnyAll, modeOf } from './any-all.ts';
import { ContentConditionFields } from './ContentConditionFields.tsx';
import { contentRuleFacts, deedWords, newContentCondition, whenWords } from './content-rule-words.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { KeyField } from './KeyField.tsx';
import { PartDrawer } from './PartDrawer.tsx';
import { contentRulePart, keyOf, newPart } from './plan-part.ts';
import styles from './Routing.module.css';
import { type PartForm, usePartForm } from './use-part-form.ts';
import { usePlanDesk, usePlanNames } from './use-plan.ts';
import { WhenField } from './WhenField.tsx';

const fresh: ContentRule = {
  key: '',
  name: '',
  queues: [],
  when: { any: [newContentCondition.text] },
  do: { band: null, points: 0, toQueue: null, alert: false },
};
const bands = Array.from({ length: 10 }, (_, band) => ({
  value: `${band}`,
  label: band === 0 ? '0, emergency' : `${band}`,
}));

function Deeds({ form }: { form: PartForm<ContentRule> }) {
  const { plan } = usePlanDesk();
  const { value, set, errorAt } = form;
  const deed = value.do;
  const change = (part: Partial<ContentRule['do']>) => set({ do: { ...deed, ...part } });
  return (
    <div className={styles.fields} data-at="do">
      <h3 className={styles.subhead}>Then</h3>
      <div className={styles.pair}>
        <SelectField
          label="Raise to band"
          clearable
          placeholder="Leave the band"
          choices={bands}
          value={deed.band === null ? '' : `${deed.band}`}
          onChange={(band) => change({ band: band === '' ? null : Number(band) })}
        />
        <NumberField
          label="Add points"
          error={errorAt('do.points')}
          value={deed.points}
          onChange={(points) => change({ points })}
        />
      </div>
      <SelectField
        label="Move to queue"
        clearable
        searchable
        placeholder="Leave it where it is"
        choices={plan.queues.map(({ key, name }) => ({ value: key, label: name }))}
        value={deed.toQueue ?? ''}
        onChange={(toQueue) => change({ toQueue: toQueue || null })}
      />
      <SwitchField
        label="Alert supervisors at once"
        hint="With the name of this rule."
        value={deed.alert}
        onChange={(alert) => change({ alert })}
      />
      <FieldFindings findings={form.findingsAt('do')} />
    </div>
  );
}

/** One rule over what a contact says: it raises, never lowers, and acts once on each contact. */
export function ContentRuleDrawer({ rule, onClose }: { rule: ContentRule | undefined; onClose: () => void }) {
  const { plan } = usePlanDesk();
  const names = usePlanNames();
  const [part] = useState(() => (rule ? contentRulePart(rule.key) : newPart<ContentRule>('contentRules')));
  const form = usePartForm(part, contentRuleSchema, rule ?? fresh);
  const { value, set, errorAt } = form;
  const taken = plan.contentRules.map(({ key }) => key);
  const isTaken = !rule && taken.includes(value.key);
  const rename = (name: string) =>
    set({ name, ...(!rule && value.key === keyOf(value.name, taken) ? { key: keyOf(name, taken) } : {}) });
  const mode = modeOf(value.when);
  return (
    <PartDrawer
      form={form}
      title={rule?.name ?? 'New content rule'}
      name={value.name}
      isNew={!rule}
      blocked={isTaken}
      factsOf={(each) => contentRuleFacts(each, names.queue)}
      onClose={onClose}
    >
      <TextField label="Name" required autoFocus error={errorAt('name')} value={value.name} onChange={rename} />
      <KeyField
        value={value.key}
        isNew={!rule}
        error={
          isTaken
            ? 'Another rule has this key. Choose another one.'
            : errorAt('key') && (value.key === '' ? 'Fill this in.' : errorAt('key'))
        }
        onChange={(key) => set({ key })}
      />
      <MultiSelectField
        label="In these queues"
        placeholder="All queues"
        choices={plan.queues.map(({ key, name }) => ({ value: key, label: name }))}
        value={value.queues}
        onChange={(queues) => set({ queues })}
      />
      <div data-at="when" className={styles.fields}>
        <h3 className={styles.subhead}>When</h3>
        <WhenField
          when={value.when as AnyAll<ContentCondition>}
          most={12}
          fresh={newContentCondition.text}
          onChange={(when) => set({ when })}
        >
          {(condition, change, place) => (
            <ContentConditionFields
              condition={condition}
              errorAt={(path) => errorAt(`when.${mode}.${place}.${path}`)}
              onChange={change}
            />
          )}
        </WhenField>
        <FieldFindings findings={form.findingsAt('when')} />
      </div>
      <Deeds form={form} />
      <p className={styles.sentence}>
        When {whenWords(value)}: <b>{deedWords(value, names.queue)}</b>.
      </p>
    </PartDrawer>
  );
}
