import { WifiOff } from 'lucide-react';
import { useState } from 'react';
import { useKey } from '../../app/use-key.ts';
import { useMayI } from '../../app/use-me.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { classNames, formatClock } from '../../ui/index.ts';
import styles from './ContactList.module.css';
import { PickButton, PickDrawer } from './PickDrawer.tsx';
import type { Queues } from './use-queues.ts';

/** How many wait and how long. Old figures would mislead: without the link they are hidden. */
export function QueueFigures({ queues: { queues, at, isLost } }: { queues: Queues }) {
  const now = useServerNow(1_000);
  const mayPick = useMayI('contacts.pick') && !isLost;
  const [isPicking, setIsPicking] = useState(false);
  useKey(mayPick ? 'Alt+KeyL' : undefined, () => setIsPicking(true));
  if (!queues && !isLost) return null;
  return (
    <section className={styles.figures} aria-labelledby="queues-now">
      <h3 id="queues-now">
        <span>Queues</span>
        <span>{isLost || at === undefined ? '' : `${Math.max(0, Math.round((now - at) / 1000))} s ago`}</span>
      </h3>
      {isLost ? (
        <p className={styles.hidden}>
          <WifiOff size={15} aria-hidden="true" /> Hidden while the link is down. Old figures would mislead.
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Queue</th>
              <th scope="col">Waiting</th>
              <th scope="col">Longest</th>
            </tr>
          </thead>
          <tbody>
            {queues?.map(({ id, name, band, waiting, longestWaitSinceAt }) => (
              <tr key={id} className={classNames(band === 0 && waiting > 0 && styles.urgent)}>
                <th scope="row">{name}</th>
                <td>{waiting}</td>
                <td>{longestWaitSinceAt === null ? 'none' : formatClock(now - longestWaitSinceAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayPick && queues && queues.length > 0 && <PickButton onOpen={() => setIsPicking(true)} />}
      {isPicking && queues && <PickDrawer queues={queues} onClose={() => setIsPicking(false)} />}
    </section>
  );
}
