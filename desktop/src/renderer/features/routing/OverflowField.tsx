import type { OverflowAction, OverflowCondition, OverflowRule } from '@switchboard/shared/routing-plan';
import { NumberField, RowsField, SelectField } from '../../ui/index.ts';
import { type AnyAll, modeOf } from './any-all.ts';
import { CitizenTextField } from './CitizenTextField.tsx';
import { FieldFindings } from './FieldFindings.tsx';
import { NobodyThereField } from './NobodyThereField.tsx';
import {
  kindOfAction,
  kindOfCondition,
  newAction,
  newCondition,
  type OverflowActionKind,
  type OverflowConditionKind,
  overflowWords,
} from './overflow-words.ts';
import styles from './Routing.module.css';
import type { PartForm } from './use-part-form.ts';
import { usePlanDesk, usePlanNames } from './use-plan.ts';
import { WhenField } from './WhenField.tsx';

const conditionKinds: readonly { readonly value: OverflowConditionKind; readonly label: string }[] = [
  { value: 'waitedSeconds', label: 'She has waited' },
  { value: 'waitingAtLeast', label: 'So many wait in this queue' },
  { value: 'longestWaitSeconds', label: 'The longest wait here is' },
  { value: 'estimatedWaitSeconds', label: 'The estimated wait is' },
  { value: 'closed', label: 'The queue is closed' },
  { value: 'nobodyAvailable', label: 'Nobody is there' },
];
const actionKinds: readonly { readonly value: OverflowActionKind; readonly label: string }[] = [
  { value: 'toQueue', label: 'Go to another queue' },
  { value: 'callback', label: 'Offer a callback; she keeps her place' },
  { value: 'say', label: 'Say something once; she goes on waiting' },
  { value: 'close', label: 'Say goodbye and end' },
];
const newRule: OverflowRule = { when: { all: [{ waitedSeconds: 300 }] }, do: { toQueue: '' } };

type ErrorAt = (path: string) => string | undefined;

function ConditionFields({
  condition,
  errorAt,
  onChange,
}: {
  condition: OverflowCondition;
  errorAt: ErrorAt;
  onChange: (condition: OverflowCondition) => void;
}) {
  const kind = kindOfCondition(condition);
  return (
    <div className={styles.condition}>
      <div className={styles.pair}>
        <SelectField
          label="What is true"
          choices={conditionKinds}
          value={kind}
          onChange={(next) => next && onChange(newCondition[next])}
        />
        {kind !== 'closed' && kind !== 'nobodyAvailable' && (
          <NumberField
            label={kind === 'waitingAtLeast' ? 'At least' : 'At least so long'}
            unit={kind === 'waitingAtLeast' ? 'contacts' : 'seconds'}
            error={errorAt(kind)}
            value={(condition as Record<string, number>)[kind] ?? 0}
            onChange={(value) => onChange({ [kind]: value } as OverflowCondition)}
          />
        )}
      </div>
      {'nobodyAvailable' in condition && (
        <NobodyThereField
          value={condition.nobodyAvailable}
          onChange={(nobodyAvailable) => onChange({ nobodyAvailable })}
        />
      )}
    </div>
  );
}

function ActionFields({
  action,
  errorAt,
  onChange,
}: {
  action: OverflowAction;
  errorAt: ErrorAt;
  onChange: (action: OverflowAction) => void;
}) {
  const { plan } = usePlanDesk();
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label="Then"
          choices={actionKinds}
          value={kindOfAction(action)}
          onChange={(next) => next && onChange(newAction[next])}
        />
        {'toQueue' in action && (
          <SelectField
            label="Which queue"
            searchable
            placeholder="Choose a queue"
            choices={plan.queues.map(({ key, name }) => ({ value: key, label: name }))}
            error={errorAt('toQueue') && 'Choose a queue.'}
            value={action.toQueue}
            onChange={(toQueue) => onChange({ toQueue })}
          />
        )}
        {'callback' in action && (
          <NumberField
            label="At the earliest after"
            unit="minutes"
            error={errorAt('callback.afterMinutes')}
            value={action.callback.afterMinutes}
            onChange={(afterMinutes) => onChange({ callback: { afterMinutes } })}
          />
        )}
      </div>
      {'callback' in action && (
        <p className="muted small">Only for whoever has left a way to reach her; the others go on waiting.</p>
      )}
      {'say' in action && (
        <CitizenTextField
          value={action.say}
          errorAt={(language) => errorAt(`say.${language}`)}
          onChange={(say) => onChange({ say })}
        />
      )}
      {'close' in action && (
        <CitizenTextField
          value={action.close}
          errorAt={(language) => errorAt(`close.${language}`)}
          onChange={(close) => onChange({ close })}
        />
      )}
    </>
  );
}

/** What happens when waiting would be too long. The rules are tried in their order. */
export function OverflowField({ form }: { form: PartForm<{ overflow: OverflowRule[] }> }) {
  const names = usePlanNames();
  return (
    <RowsField
      label="Overflow rules"
      noun="rule"
      at="overflow"
      ordered
      items={form.value.overflow}
      most={12}
      empty="No rule: whoever waits here waits here until somebody answers."
      titleOf={(rule, place) => `${place + 1}. ${overflowWords(rule, names.queue)}`}
      onAdd={() => newRule}
      onChange={(overflow) => form.set({ overflow })}
    >
      {(rule, change, place) => (
        <>
          <WhenField
            when={rule.when as AnyAll<OverflowCondition>}
            most={6}
            fresh={newCondition.waitingAtLeast}
            onChange={(when) => change({ ...rule, when })}
          >
            {(condition, changeCondition, at) => (
              <ConditionFields
                condition={condition}
                errorAt={(path) => form.errorAt(`overflow.${place}.when.${modeOf(rule.when)}.${at}.${path}`)}
                onChange={changeCondition}
              />
            )}
          </WhenField>
          <ActionFields
            action={rule.do}
            errorAt={(path) => form.errorAt(`overflow.${place}.do.${path}`)}
            onChange={(action) => change({ ...rule, do: action })}
          />
          <FieldFindings findings={form.findingsAt(`overflow.${place}`)} />
        </>
      )}
    </RowsField>
  );
}
