import { CircleAlert, Wifi, WifiOff } from 'lucide-react';
import { formatClock } from '../../ui/index.ts';
import { useDesk } from '../desk-context.ts';
import { useDeskSelector } from '../store.ts';
import { useNow } from '../use-now.ts';
import styles from './TopBar.module.css';

/** How old the live data is. Says nothing while there is no stream to be late: an invented age would mislead. */
export function LinkAge() {
  const { live } = useDesk();
  const { stream, lostAt, refusedBecause } = useDeskSelector((state) => state.link);
  const now = useNow(200);
  if (refusedBecause) {
    return (
      <span className={styles.linkLost}>
        <CircleAlert size={15} aria-hidden="true" />
        <b>Not connected</b>
      </span>
    );
  }
  if (lostAt !== null) {
    return (
      <span className={styles.linkLost}>
        <WifiOff size={15} aria-hidden="true" />
        <b>No link</b> <span className={styles.age}>{formatClock(now - lostAt)}</span>
      </span>
    );
  }
  const age = live.linkAge();
  if (stream === 'none' || age === null) return null;
  return (
    <span className={stream === 'late' ? styles.linkLate : styles.linkLive}>
      <Wifi size={15} aria-hidden="true" />
      {stream === 'late' ? 'Late' : 'Live'} <span className={styles.age}>{(age / 1000).toFixed(1)} s</span>
    </span>
  );
}
