import { figureOperations, type HeldThreshold, type ShownFigure } from '@switchboard/shared/supervision';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { formatTimeOfDay } from '../../app/format-time.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useQuery } from '../../app/use-query.ts';
import { FormDrawer, LoadingLines, SelectField } from '../../ui/index.ts';
import { useAskEvery } from './ask-every.ts';
import { amountWords, limitWords, partsWords } from './figure-words.ts';
import { KeepingMark } from './KeepingMark.tsx';
import styles from './Figures.module.css';

const periods = [
  { value: 'today', label: 'Since midnight' },
  { value: '15', label: 'The last 15 minutes' },
  { value: '30', label: 'The last 30 minutes' },
  { value: '60', label: 'The last hour' },
  { value: '240', label: 'The last 4 hours' },
] as const;
type Period = (typeof periods)[number]['value'];

function PromiseLine({ held }: { held: HeldThreshold }) {
  const { title, isKept, value, unit, formula } = held;
  return (
    <li className={styles.promise}>
      <p>
        <b>{title}</b>
        <KeepingMark keeping={isKept === null ? 'unmeasured' : isKept ? 'kept' : 'notKept'} />
      </p>
      <p className={styles.against}>
        <b>{amountWords(unit, value)}</b> <span>promised: {limitWords(held)}</span>
      </p>
      <p className={styles.formula}>{formula}</p>
    </li>
  );
}

/** A figure; opened, how it is counted and of what. */
function Figure({ figure }: { figure: ShownFigure }) {
  const { title, unit, value, formula, counts, version } = figure;
  const parts = partsWords(figure);
  return (
    <details className={styles.figure}>
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        <span>{title}</span>
        <b>{amountWords(unit, value)}</b>
      </summary>
      <div className={styles.counted}>
        <p className={styles.formula}>{formula}</p>
        <p>{counts}</p>
        {parts && <p>{parts}</p>}
        <p className="muted">Version {version} of the formula</p>
      </div>
    </details>
  );
}

/** What was promised of a queue, whether it is kept, and every figure with the formula it is counted by. */
export function QueueDrawer({ queueId, name, onClose }: { queueId: string; name: string; onClose: () => void }) {
  const [period, setPeriod] = useState<Period>('today');
  const asked = useQuery(figureOperations.ofQueues, period === 'today' ? {} : { minutes: Number(period) });
  useAskEvery(asked, 10_000);
  const { value, refusal, reload } = asked;
  const queue = value?.queues.find(({ id }) => id === queueId);
  return (
    <FormDrawer opened title={name} intro="Counted from the event log; open a figure to see how." onClose={onClose}>
      <SelectField
        label="Period"
        choices={periods}
        value={period}
        hint={value && `Since ${formatTimeOfDay(value.fromAt)}; counted at ${formatTimeOfDay(value.at)}.`}
        onChange={(next) => next && setPeriod(next)}
      />
      {refusal && <LoadFailure what="The figures" refusal={refusal} onRetry={reload} />}
      {!refusal && !value && <LoadingLines label="Counting" />}
      {!refusal && value && !queue && <p className="muted">This queue is not there any more.</p>}
      {!refusal && queue && (
        <>
          <section aria-label="Promises" className={styles.group}>
            <h3>Promises</h3>
            {queue.thresholds.length === 0 ? (
              <p className="muted">
                Nothing is promised of this queue. Whoever keeps the routing plan may set it there.
              </p>
            ) : (
              <ul className={styles.promises}>
                {queue.thresholds.map((held) => (
                  <PromiseLine key={`${held.title} ${held.formula}`} held={held} />
                ))}
              </ul>
            )}
          </section>
          <section aria-label="Figures" className={styles.group}>
            <h3>Figures</h3>
            <div className={styles.figures}>
              {queue.figures.map((figure) => (
                <Figure key={figure.formula} figure={figure} />
              ))}
            </div>
          </section>
        </>
      )}
    </FormDrawer>
  );
}
