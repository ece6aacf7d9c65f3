import { classNames } from './class-names.ts';
import styles from './SlaRing.module.css';

export type SlaVerdict = 'onTime' | 'near' | 'late';

/** How much of the promised time is left, as a ring and as words. `share` 1 is all of it. */
export function SlaRing({ verdict, share, children }: { verdict: SlaVerdict; share: number; children: string }) {
  const around = 2 * Math.PI * 8.75;
  const shown = verdict === 'late' ? around : around * Math.min(1, Math.max(0, share));
  return (
    <span className={classNames(styles.sla, styles[verdict])}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8.75" className={styles.track} />
        <circle
          cx="10"
          cy="10"
          r="8.75"
          className={styles.value}
          strokeDasharray={`${shown.toFixed(2)} ${around.toFixed(2)}`}
          transform="rotate(-90 10 10)"
        />
      </svg>
      <b>{children}</b>
    </span>
  );
}
