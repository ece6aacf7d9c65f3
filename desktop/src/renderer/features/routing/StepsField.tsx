import type { RelaxationStep } from '@switchboard/shared/routing-plan';
import { secondsWords, skillWords } from '../../app/words/plan-words.ts';
import { NumberField, RowsField, SwitchField } from '../../ui/index.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { NobodyThereField } from './NobodyThereField.tsx';
import styles from './Routing.module.css';
import { SkillExpressionField } from './SkillExpressionField.tsx';
import type { PartForm } from './use-part-form.ts';
import { usePlanNames } from './use-plan.ts';

const usualSeconds = 30;
const newStep: RelaxationStep = { needs: null, seconds: null, skipWhen: null };

/** The last step has no end, every other one has: whatever was moved, added or removed. */
function withEnds(steps: readonly RelaxationStep[]): RelaxationStep[] {
  return steps.map((step, at) => ({
    ...step,
    seconds: at === steps.length - 1 ? null : (step.seconds ?? usualSeconds),
  }));
}

/** Who is looked for, one step after the other. */
export function StepsField({ form }: { form: PartForm<{ steps: RelaxationStep[] }> }) {
  const names = usePlanNames();
  const { steps } = form.value;
  const title = (step: RelaxationStep, place: number) => (
    <>
      {`Step ${place + 1}: ${skillWords(step.needs, names.skill)}`}
      <span className="muted">
        {step.seconds === null ? ', until answered' : `, for ${secondsWords(step.seconds)}`}
      </span>
    </>
  );
  return (
    <RowsField
      label="Steps"
      noun="step"
      at="steps"
      ordered
      items={steps}
      fewest={1}
      most={12}
      titleOf={title}
      onAdd={() => newStep}
      onChange={(next) => form.set({ steps: withEnds(next) })}
    >
      {(step, change, place) => (
        <>
          <SkillExpressionField
            label={`Skills of step ${place + 1}`}
            value={step.needs}
            showErrors={form.hasErrorUnder(`steps.${place}.needs`)}
            onChange={(needs) => change({ ...step, needs })}
          />
          {step.seconds === null ? (
            <p className="muted small">The last step has no end: it is looked for until somebody answers.</p>
          ) : (
            <div className={styles.short}>
              <NumberField
                label="Looked for"
                unit="seconds"
                hint="Its clock stands while the contact is being offered."
                error={form.errorAt(`steps.${place}.seconds`)}
                value={step.seconds}
                onChange={(seconds) => change({ ...step, seconds })}
              />
            </div>
          )}
          {step.seconds !== null && (
            <SwitchField
              label="Skip this step at once when nobody is there"
              hint="Looked at when the step begins and whenever somebody comes or goes."
              value={step.skipWhen !== null}
              onChange={(skips) => change({ ...step, skipWhen: skips ? { unavailableWhile: ['notReady'] } : null })}
            />
          )}
          {step.skipWhen && step.seconds !== null && (
            <NobodyThereField value={step.skipWhen} onChange={(skipWhen) => change({ ...step, skipWhen })} />
          )}
          <FieldFindings findings={form.findingsAt(`steps.${place}`)} />
        </>
      )}
    </RowsField>
  );
}
