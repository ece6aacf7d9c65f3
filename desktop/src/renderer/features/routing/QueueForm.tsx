import { channelSchema } from '@switchboard/shared/contacts';
import { type QueuePlan, queuePlanSchema } from '@switchboard/shared/routing-plan';
import { useState } from 'react';
import { channelWords } from '../../app/words/contact-words.ts';
import { secondsWords, selectorWords } from '../../app/words/plan-words.ts';
import {
  CheckListField,
  Facts,
  NumberField,
  Panel,
  RadioListField,
  SelectField,
  SwitchField,
  TextField,
  useToast,
} from '../../ui/index.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { KeyField } from './KeyField.tsx';
import { OverflowField } from './OverflowField.tsx';
import { PartNotices } from './PartNotices.tsx';
import { PartPage } from './PartPage.tsx';
import { keyOf, newPart, queuePart } from './plan-part.ts';
import { listOrderWords, queueFacts } from './queue-facts.ts';
import { RemovePart } from './RemovePart.tsx';
import styles from './Routing.module.css';
import { ScoreFields } from './ScoreFields.tsx';
import { StepsField } from './StepsField.tsx';
import { ThresholdsField } from './ThresholdsField.tsx';
import { type PartForm, usePartForm } from './use-part-form.ts';
import { usePlanDesk, usePlanNames } from './use-plan.ts';

const freshQueue: QueuePlan = {
  ...queuePlanSchema.parse({
    key: 'new',
    name: 'New',
    channels: ['webchat'],
    band: 5,
    steps: [{ needs: null, seconds: null }],
    offerSeconds: 20,
    wrapUp: { mode: 'timed', seconds: 60 },
    targetSeconds: 60,
  }),
  key: '',
  name: '',
};

const channels = channelSchema.options.map((value) => ({ value, label: channelWords[value] }));
const bands = Array.from({ length: 10 }, (_, band) => ({
  value: `${band}`,
  label: band === 0 ? '0, emergency: before everything else' : band === 9 ? '9, last of all' : `${band}`,
}));
const selectors = Object.entries(selectorWords).map(([value, { label, means }]) => ({
  value: value as QueuePlan['selector'],
  label,
  hint: means,
}));
const listOrders = Object.entries(listOrderWords).map(([value, label]) => ({
  value: value as QueuePlan['listOrder'],
  label,
}));
const wrapUps = [
  { value: 'none', label: 'None', hint: 'The next contact may come at once.' },
  { value: 'optional', label: 'Optional', hint: 'She says herself when she wants it.' },
  { value: 'timed', label: 'Timed', hint: 'Ends by itself; may be extended once.' },
  { value: 'mandatory', label: 'Mandatory', hint: 'Ends when she has written down reason and outcome.' },
] as const;

type Form = PartForm<QueuePlan>;

function Naming({ form, isNew }: { form: Form; isNew: boolean }) {
  const { plan, read } = usePlanDesk();
  const { value, set, errorAt, findingsAt } = form;
  const taken = plan.queues.map(({ key }) => key);
  const rename = (name: string) =>
    set({ name, ...(isNew && value.key === keyOf(value.name, taken) ? { key: keyOf(name, taken) } : {}) });
  return (
    <Panel title="What it is">
      <div className={styles.fields}>
        <div className={styles.grid}>
          <div data-at="name">
            <TextField
              label="Name"
              required
              hint="As staff and reports show it."
              error={errorAt('name')}
              value={value.name}
              onChange={rename}
            />
            <FieldFindings findings={findingsAt('name')} />
          </div>
          <div data-at="key">
            <KeyField
              value={value.key}
              isNew={isNew}
              error={
                isNew && taken.includes(value.key)
                  ? 'Another queue has this key. Choose another one.'
                  : errorAt('key') && (value.key === '' ? 'Fill this in.' : errorAt('key'))
              }
              onChange={(key) => set({ key })}
            />
            <FieldFindings findings={findingsAt('key')} />
          </div>
        </div>
        <div data-at="channels">
          <CheckListField
            label="Channels"
            required
            inColumns
            error={errorAt('channels')}
            choices={channels}
            value={value.channels}
            onChange={(next) => set({ channels: next })}
          />
        </div>
        <div className={styles.grid}>
          <div data-at="serviceArea">
            <SelectField
              label="Service area"
              clearable
              placeholder="Whole organisation"
              choices={read.surroundings.serviceAreas.map((area) => ({ value: area, label: area }))}
              value={value.serviceArea ?? ''}
              onChange={(area) => set({ serviceArea: area || null })}
            />
            <FieldFindings findings={findingsAt('serviceArea')} />
          </div>
          <div data-at="calendar">
            <SelectField
              label="Calendar"
              clearable
              placeholder="Always open"
              choices={plan.calendars.map(({ key, name }) => ({ value: key, label: name }))}
              value={value.calendar ?? ''}
              onChange={(calendar) => set({ calendar: calendar || null })}
            />
            <FieldFindings findings={findingsAt('calendar')} />
          </div>
        </div>
      </div>
    </Panel>
  );
}

function Order({ form }: { form: Form }) {
  const { value, set, errorAt } = form;
  return (
    <Panel title="Who goes first" note="Band before points, points before age">
      <div className={styles.fields}>
        <div className={styles.grid}>
          <SelectField
            label="Band"
            choices={bands}
            value={`${value.band}`}
            onChange={(band) => band && set({ band: Number(band) })}
          />
          <NumberField
            label="Answer within"
            unit="seconds"
            hint={`Rings and wallboards measure against it: ${secondsWords(value.targetSeconds)}.`}
            error={errorAt('targetSeconds')}
            value={value.targetSeconds}
            onChange={(targetSeconds) => set({ targetSeconds })}
          />
        </div>
        <ScoreFields form={form} />
        <p className={styles.subhead}>Promises that live figures are held against</p>
        <ThresholdsField form={form} />
      </div>
    </Panel>
  );
}

function Whom({ form }: { form: Form }) {
  const { value, set, errorAt } = form;
  const { sticky } = value;
  const people = [
    ['lastAgentSeconds', 'Who spoke with her last'],
    ['caseOwnerSeconds', 'Who owns her case'],
    ['askedForSeconds', 'Whom she asks for by name'],
  ] as const;
  return (
    <>
      <Panel title="Who is looked for" note="One step after the other">
        <StepsField form={form} />
      </Panel>
      <Panel title="Who of several">
        <div className={styles.fields}>
          <RadioListField
            label="Chosen is"
            choices={selectors}
            value={value.selector}
            onChange={(selector) => set({ selector })}
          />
          <p className={styles.subhead}>Somebody in particular is waited for, while she is there and has no room</p>
          <div className={styles.grid3}>
            {people.map(([field, label]) => (
              <NumberField
                key={field}
                label={label}
                unit="seconds"
                error={errorAt(`sticky.${field}`)}
                value={sticky[field]}
                onChange={(seconds) => set({ sticky: { ...sticky, [field]: seconds } })}
              />
            ))}
          </div>
          <p className="muted small">
            0 looks for nobody in particular. Whoever is not there is not waited for at all.
          </p>
        </div>
      </Panel>
    </>
  );
}

function Offering({ form }: { form: Form }) {
  const { value, set, errorAt } = form;
  const { wrapUp } = value;
  return (
    <Panel title="Offer and wrap-up">
      <div className={styles.fields}>
        <div className={styles.grid}>
          <NumberField
            label="An offer stands for"
            unit="seconds"
            hint="Then the contact goes back to its place and is offered to somebody else."
            error={errorAt('offerSeconds')}
            value={value.offerSeconds}
            onChange={(offerSeconds) => set({ offerSeconds })}
          />
          <NumberField
            label="A silent desk keeps its contacts for"
            unit="seconds"
            hint="Then others are offered them. Calls stay."
            error={errorAt('deskGoneSeconds')}
            value={value.deskGoneSeconds}
            onChange={(deskGoneSeconds) => set({ deskGoneSeconds })}
          />
        </div>
        <SwitchField
          label="Offers are accepted by themselves"
          value={value.autoAccept}
          onChange={(autoAccept) => set({ autoAccept })}
        />
        <div className={styles.grid}>
          <RadioListField
            label="Wrap-up"
            choices={wrapUps}
            value={wrapUp.mode}
            onChange={(mode) => set({ wrapUp: { ...wrapUp, mode } })}
          />
          {wrapUp.mode !== 'none' && (
            <NumberField
              label="Time for wrap-up"
              unit="seconds"
              error={errorAt('wrapUp.seconds')}
              value={wrapUp.seconds}
              onChange={(seconds) => set({ wrapUp: { ...wrapUp, seconds } })}
            />
          )}
        </div>
      </div>
    </Panel>
  );
}

function Waiting({ form }: { form: Form }) {
  const { value, set, errorAt } = form;
  const { callbacks } = value;
  const rules = [
    ['attempts', 'Attempts', 'in all'],
    ['retryAfterMinutes', 'Between attempts', 'minutes'],
    ['withinHours', 'No later than', 'hours'],
  ] as const;
  return (
    <>
      <Panel title="When it takes too long" note="Looked at all the time, in this order">
        <OverflowField form={form} />
      </Panel>
      <Panel title="Picking by hand">
        <div className={styles.fields}>
          <SwitchField
            label="Agents may take a contact out of the list themselves"
            value={value.manualPick}
            onChange={(manualPick) => set({ manualPick })}
          />
          {value.manualPick && (
            <div className={styles.short}>
              <SelectField
                label="The list shows"
                choices={listOrders}
                value={value.listOrder}
                onChange={(listOrder) => listOrder && set({ listOrder })}
              />
            </div>
          )}
        </div>
      </Panel>
      <Panel title="Callbacks" note="A mailbox that answers is no success">
        <div className={styles.grid3}>
          {rules.map(([field, label, unit]) => (
            <NumberField
              key={field}
              label={label}
              unit={unit}
              error={errorAt(`callbacks.${field}`)}
              value={callbacks[field]}
              onChange={(count) => set({ callbacks: { ...callbacks, [field]: count } })}
            />
          ))}
        </div>
      </Panel>
    </>
  );
}

/** One queue of the draft: everything that decides about whoever waits in it. */
export function QueueForm({ queue, onClose }: { queue: QueuePlan | undefined; onClose: () => void }) {
  const { mayChange, plan } = usePlanDesk();
  const say = useToast();
  const names = usePlanNames();
  const isNew = queue === undefined;
  const [part] = useState(() => (queue ? queuePart(queue.key) : newPart<QueuePlan>('queues')));
  const form = usePartForm(part, queuePlanSchema, queue ?? freshQueue);
  const { value } = form;
  const isTaken = isNew && plan.queues.some((each) => each.key === value.key);
  const save = async () => {
    if (isTaken || !(await form.save())) return false;
    say({ kind: 'done', message: `${value.name} saved to the draft` });
    onClose();
    return true;
  };
  return (
    <PartPage
      back="All queues"
      title={queue?.name ?? 'New queue'}
      intro="Nothing here is in force before the draft is published."
      notices={<PartNotices form={form} factsOf={(each) => queueFacts(each, names)} onRetry={() => void save()} />}
      aside={<InShort form={form} />}
      readOnly={!mayChange}
      busy={form.busy}
      dirty={form.dirty}
      removal={queue && <RemovePart form={form} name={queue.name} onGone={onClose} />}
      onSave={save}
      onPutBack={form.putBack}
      onClose={onClose}
    >
      <fieldset className={styles.sections} disabled={!mayChange}>
        <legend className="sr-only">The queue</legend>
        <Naming form={form} isNew={isNew} />
        <Order form={form} />
        <Whom form={form} />
        <Offering form={form} />
        <Waiting form={form} />
      </fieldset>
    </PartPage>
  );
}

function InShort({ form }: { form: Form }) {
  const names = usePlanNames();
  return (
    <>
      <Panel title="Problems" level={3}>
        {form.findings.length === 0 ? (
          <p className="muted small">None in this queue.</p>
        ) : (
          <FieldFindings findings={form.findings} />
        )}
      </Panel>
      <Panel title="In words" level={3}>
        <Facts facts={queueFacts(form.value, names)} />
      </Panel>
    </>
  );
}
