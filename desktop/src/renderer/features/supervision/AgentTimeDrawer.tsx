import { type AgentTime, figureOperations } from '@switchboard/shared/supervision';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useQuery } from '../../app/use-query.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { secondsWords } from '../../app/words/plan-words.ts';
import { FormDrawer, LoadingLines, SelectField } from '../../ui/index.ts';
import styles from './Figures.module.css';
import { reasonWords } from './supervision-words.ts';

const hourMs = 3_600_000;
const periods = [
  { value: 'today', label: 'Today' },
  { value: '1', label: 'The last hour' },
  { value: '4', label: 'The last 4 hours' },
  { value: '24', label: 'The last 24 hours' },
  { value: '168', label: 'The last 7 days' },
] as const;
type Period = (typeof periods)[number]['value'];

/** Today begins at the reader's own midnight. */
const beginOf = (period: Period, now: number): number =>
  period === 'today' ? new Date(now).setHours(0, 0, 0, 0) : now - Number(period) * hourMs;

interface Sum {
  readonly reason: string;
  readonly seconds: number;
}

/** All agents together, the longest first. */
function sumsOf(items: readonly AgentTime[]): readonly Sum[] {
  const sums = new Map<string, number>();
  for (const { reason, seconds } of items.flatMap(({ reasons }) => reasons)) {
    sums.set(reason, (sums.get(reason) ?? 0) + seconds);
  }
  return [...sums]
    .map(([reason, seconds]) => ({ reason, seconds }))
    .toSorted((one, other) => other.seconds - one.seconds);
}

/** Minutes are enough here; less than one is said in seconds. */
const timeWords = (seconds: number): string => secondsWords(seconds < 60 ? seconds : Math.round(seconds / 60) * 60);

function Bars({ sums }: { sums: readonly Sum[] }) {
  const longest = sums[0]?.seconds ?? 0;
  return (
    <ul className={styles.bars}>
      {sums.map(({ reason, seconds }) => (
        <li key={reason}>
          <span>{reasonWords(reason)}</span>
          <b>{timeWords(seconds)}</b>
          <i aria-hidden="true" style={{ width: `${longest === 0 ? 0 : (seconds / longest) * 100}%` }} />
        </li>
      ))}
    </ul>
  );
}

function Table({ items }: { items: readonly AgentTime[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Agent</th>
          <th scope="col">Ready</th>
          <th scope="col">Not ready</th>
          <th scope="col">By reason</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ userId, name, readySeconds, notReadySeconds, reasons }) => (
          <tr key={userId}>
            <th scope="row">{name}</th>
            <td>{timeWords(readySeconds)}</td>
            <td>{timeWords(notReadySeconds)}</td>
            <td>
              {reasons.map(({ reason, seconds }) => `${reasonWords(reason)} ${timeWords(seconds)}`).join(', ') || '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How long agents were not ready, and why: all together as bars, each in a table. */
export function AgentTimeDrawer({ onClose }: { onClose: () => void }) {
  const now = useServerNow(60_000);
  const [period, setPeriod] = useState<Period>('today');
  const from = beginOf(period, now);
  const { value, refusal, reload } = useQuery(figureOperations.timeByReason, { from, until: now });
  const sums = sumsOf(value?.items ?? []);
  return (
    <FormDrawer
      opened
      title="Time not ready"
      intro="With nothing in hand. Whoever still works on a contact is at work, whatever her state."
      onClose={onClose}
    >
      <SelectField
        label="Period"
        choices={periods}
        hint={`Since ${formatMoment(from)}.`}
        value={period}
        onChange={(next) => next && setPeriod(next)}
      />
      {refusal && <LoadFailure what="The time by reason" refusal={refusal} onRetry={reload} />}
      {!refusal && !value && <LoadingLines label="Counting" />}
      {!refusal && value && (
        <>
          <section aria-label="All agents" className={styles.group}>
            <h3>All agents</h3>
            {sums.length > 0 ? <Bars sums={sums} /> : <p className="muted">Nobody was not ready in this time.</p>}
          </section>
          {value.items.length > 0 && (
            <section aria-label="Each agent" className={styles.group}>
              <h3>Each agent</h3>
              <Table items={value.items} />
            </section>
          )}
        </>
      )}
    </FormDrawer>
  );
}
