import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { classNames } from '../../ui/index.ts';
import type { Keeping } from './figure-words.ts';
import styles from './Supervision.module.css';

const marks = {
  notKept: { label: 'Not kept', icon: CircleAlert, look: styles.late },
  kept: { label: 'Kept', icon: CircleCheck, look: styles.onTarget },
  unmeasured: { label: 'Nothing to measure yet', icon: CircleDashed, look: styles.idle },
} as const;

/** Whether a promise is kept: an icon and a word, never colour alone. */
export function KeepingMark({ keeping, label }: { keeping: Exclude<Keeping, 'none'>; label?: string }) {
  const { icon: Icon, look, label: usual } = marks[keeping];
  return (
    <span className={classNames(styles.health, look)}>
      <Icon size={14} aria-hidden="true" />
      {label ?? usual}
    </span>
  );
}
