import type { QueuePlan } from '@switchboard/shared/routing-plan';
import { NumberField } from '../../ui/index.ts';
import styles from './Routing.module.css';
import type { PartForm } from './use-part-form.ts';

/** Points within a band, with the formula in words and two people to see what it does. */
export function ScoreFields({ form }: { form: PartForm<QueuePlan> }) {
  const { score } = form.value;
  const after = (minutes: number) => score.base + score.perMinute * minutes;
  return (
    <>
      <div className={styles.grid}>
        <NumberField
          label="Points to begin with"
          error={form.errorAt('score.base')}
          value={score.base}
          onChange={(base) => form.set({ score: { ...score, base } })}
        />
        <NumberField
          label="More for each minute waited"
          error={form.errorAt('score.perMinute')}
          value={score.perMinute}
          onChange={(perMinute) => form.set({ score: { ...score, perMinute } })}
        />
      </div>
      <p className={styles.sentence}>
        Within a band, whoever has more points goes first:{' '}
        <b>{`${score.base} + ${score.perMinute} × minutes waited`}</b>, and what content rules add. For example, after 2
        minutes <b>{after(2)}</b> points, after 10 minutes <b>{after(10)}</b>.
        {score.perMinute === 0 && ' Waiting adds nothing: among equal points whoever came first goes first.'}
      </p>
    </>
  );
}
