import { linkStateAt } from '@switchboard/shared/protocol';
import { CircleAlert, Wifi, WifiOff } from 'lucide-react';
import { formatClock } from '../../ui/index.ts';
import { useDeskSelector } from '../store.ts';
import { useNow } from '../use-now.ts';
import styles from './TopBar.module.css';

/** How old the live data is. Says nothing while there is no live stream to be late: an invented age would mislead. */
export function LinkAge() {
  const link = useDeskSelector((state) => state.link);
  const now = useNow(200);
  if (link.refusedBecause) {
    return (
      <span className={styles.linkLost}>
        <CircleAlert size={15} aria-hidden="true" />
        <b>Not connected</b>
      </span>
    );
  }
  const state = link.heardAt === null ? 'none' : linkStateAt(now, link.heardAt);
  if (link.lostAt !== null || state === 'lost') {
    return (
      <span className={styles.linkLost}>
        <WifiOff size={15} aria-hidden="true" />
        <b>No link</b> <span className={styles.age}>{formatClock(now - (link.lostAt ?? link.heardAt ?? now))}</span>
      </span>
    );
  }
  if (link.heardAt === null) return null;
  const age = Math.max(0, now - link.heardAt) / 1000;
  return (
    <span className={state === 'late' ? styles.linkLate : styles.linkLive}>
      <Wifi size={15} aria-hidden="true" />
      {state === 'late' ? 'Late' : 'Live'} <span className={styles.age}>{age.toFixed(1)} s</span>
    </span>
  );
}
