import { type Channel, channelSchema } from '@switchboard/shared/contacts';
import { type CapacityPlan, capacityPlanSchema } from '@switchboard/shared/routing-plan';
import { type FormEvent } from 'react';
import { channelWords } from '../../app/words/contact-words.ts';
import { CheckListField, NumberField, Panel, RowsField, SelectField, useToast } from '../../ui/index.ts';
import { capacityFacts } from './capacity-facts.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { PartFoot } from './PartFoot.tsx';
import { PartNotices } from './PartNotices.tsx';
import { PlanHead, PlanPage } from './PlanPage.tsx';
import { capacityPart } from './plan-part.ts';
import styles from './Routing.module.css';
import { useJump } from './use-jump.ts';
import { type PartForm, usePartForm } from './use-part-form.ts';
import { usePlanDesk } from './use-plan.ts';

const title = 'Capacity';
const intro = 'What an agent can have in hand at a time. Who has nothing in hand can always take one contact.';
const channels = channelSchema.options;
const channelChoices = channels.map((value) => ({ value, label: channelWords[value] }));
const bands = Array.from({ length: 10 }, (_, band) => ({
  value: `${band}`,
  label: band === 0 ? '0, emergency' : `0 to ${band}`,
}));

type Form = PartForm<CapacityPlan>;

/** How many of one channel fit, by units and by the channel's own limit. */
function atATime({ units, costs, caps }: CapacityPlan, channel: Channel): number {
  const byUnits = Math.max(1, Math.floor(units / Math.max(1, costs[channel])));
  return Math.min(byUnits, caps[channel] ?? byUnits);
}

function ChannelTable({ form }: { form: Form }) {
  const { value, set, errorAt, findingsAt } = form;
  return (
    <table className={styles.grid2}>
      <thead>
        <tr>
          <th scope="col">Channel</th>
          <th scope="col">A contact costs</th>
          <th scope="col">At most at a time</th>
          <th scope="col">Missed offers until not ready</th>
          <th scope="col">So she can have</th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => {
          const name = channelWords[channel];
          return (
            <tr key={channel} data-at={`costs.${channel}`}>
              <th scope="row">
                {name}
                <FieldFindings findings={[...findingsAt(`costs.${channel}`), ...findingsAt(`caps.${channel}`)]} />
              </th>
              <td>
                <NumberField
                  hidden
                  label={`Units for one: ${name}`}
                  unit="units"
                  error={errorAt(`costs.${channel}`)}
                  value={value.costs[channel]}
                  onChange={(cost) => set({ costs: { ...value.costs, [channel]: cost } })}
                />
              </td>
              <td>
                <NumberField
                  hidden
                  label={`At most at a time, 0 for no limit: ${name}`}
                  error={errorAt(`caps.${channel}`)}
                  value={value.caps[channel] ?? 0}
                  onChange={(cap) => set({ caps: { ...value.caps, [channel]: cap === 0 ? null : cap } })}
                />
              </td>
              <td>
                <NumberField
                  hidden
                  label={`Missed offers until not ready: ${name}`}
                  error={errorAt(`strikes.${channel}`)}
                  value={value.strikes[channel]}
                  onChange={(strikes) => set({ strikes: { ...value.strikes, [channel]: strikes } })}
                />
              </td>
              <td className={styles.count}>{atATime(value, channel)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Reserve({ form }: { form: Form }) {
  const { value, set, errorAt, findingsAt } = form;
  const { reserve } = value;
  return (
    <Panel title="The whole, and what is kept for the urgent">
      <div className={styles.fields}>
        <div className={styles.grid3}>
          <NumberField
            label="One agent has"
            unit="units"
            error={errorAt('units')}
            value={value.units}
            onChange={(units) => set({ units })}
          />
          <div data-at="reserve">
            <NumberField
              label="Kept for the urgent"
              unit="units"
              error={errorAt('reserve.units')}
              value={reserve.units}
              onChange={(units) => set({ reserve: { ...reserve, units } })}
            />
          </div>
          <SelectField
            label="Urgent means bands"
            choices={bands}
            value={`${reserve.forBandsTo}`}
            onChange={(band) => band && set({ reserve: { ...reserve, forBandsTo: Number(band) } })}
          />
        </div>
        <FieldFindings findings={[...findingsAt('reserve'), ...findingsAt('units')]} />
        <p className={styles.sentence}>
          {reserve.units === 0
            ? 'Nothing is kept back: all units may be used by any contact.'
            : `Other contacts stop at ${Math.max(0, value.units - reserve.units)} of ${value.units} units; the last ${reserve.units} are for the urgent. An emergency may always use them.`}
        </p>
      </div>
    </Panel>
  );
}

function Interrupts({ form }: { form: Form }) {
  return (
    <Panel title="What may interrupt" note="The contacts in hand are held meanwhile">
      <RowsField
        label="Interrupts"
        noun="rule"
        at="interrupts"
        tight
        items={form.value.interrupts}
        most={20}
        empty="Nothing interrupts: who is full is offered nothing."
        onAdd={() => ({ by: 'voice' as const, over: ['email' as const] })}
        onChange={(interrupts) => form.set({ interrupts })}
      >
        {(rule, change, place) => (
          <div className={styles.condition}>
            <div className={styles.short}>
              <SelectField
                label="May be offered"
                choices={channelChoices}
                value={rule.by}
                onChange={(by) => by && change({ ...rule, by })}
              />
            </div>
            <CheckListField
              inColumns
              label="although she has in hand"
              error={form.errorAt(`interrupts.${place}.over`)}
              choices={channelChoices}
              value={rule.over}
              onChange={(over) => change({ ...rule, over })}
            />
            <FieldFindings findings={form.findingsAt(`interrupts.${place}`)} />
          </div>
        )}
      </RowsField>
    </Panel>
  );
}

function Capacity() {
  const { plan, mayChange } = usePlanDesk();
  const say = useToast();
  const form = usePartForm(capacityPart, capacityPlanSchema, plan.capacity);
  useJump();
  const save = async () => {
    if (await form.save()) say({ kind: 'done', message: 'Capacity saved to the draft' });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <>
      <PlanHead title={title} intro={intro} />
      <form className={styles.single} noValidate onSubmit={submit}>
        <div role="alert" className={styles.notices}>
          <PartNotices form={form} factsOf={capacityFacts} onRetry={() => void save()} />
        </div>
        <fieldset className={styles.sections} disabled={!mayChange}>
          <legend className="sr-only">{title}</legend>
          <Reserve form={form} />
          <Panel title="Channels" flush>
            <ChannelTable form={form} />
          </Panel>
          <Interrupts form={form} />
        </fieldset>
        <PartFoot readOnly={!mayChange} busy={form.busy} dirty={form.dirty} onPutBack={form.putBack} />
      </form>
    </>
  );
}

/** What fits into one pair of hands. */
export function CapacityScreen() {
  return (
    <PlanPage title={title} intro={intro}>
      <Capacity />
    </PlanPage>
  );
}
