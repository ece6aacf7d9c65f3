import { AlarmClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../ui/index.ts';
import styles from './Supervision.module.css';

/** Somebody is not ready for longer than her reason allows: an icon and words, never colour alone. */
export function OverLongMark({ children }: { children: ReactNode }) {
  return (
    <span className={classNames(styles.health, styles.near)}>
      <AlarmClock size={14} aria-hidden="true" />
      {children}
    </span>
  );
}
