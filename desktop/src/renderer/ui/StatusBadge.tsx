import {
  Check,
  CircleDashed,
  Coffee,
  Headphones,
  type LucideIcon,
  Moon,
  PencilLine,
  Siren,
  Sparkles,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './StatusBadge.module.css';

export type Status = 'ready' | 'contact' | 'wrap' | 'notReady' | 'offline' | 'emergency' | 'machine' | 'plain';

const usualIcon: Record<Status, LucideIcon> = {
  ready: Check,
  contact: Headphones,
  wrap: PencilLine,
  notReady: Coffee,
  offline: Moon,
  emergency: Siren,
  machine: Sparkles,
  plain: CircleDashed,
};

/** A state: always an icon and a word, so that colour never carries it alone. */
export function StatusBadge({
  status,
  icon,
  solid,
  children,
}: {
  status: Status;
  icon?: LucideIcon;
  solid?: boolean;
  children: ReactNode;
}) {
  const Icon = icon ?? usualIcon[status];
  return (
    <span className={classNames(styles.badge, styles[status], solid && styles.solid)}>
      <Icon size={13} strokeWidth={2} aria-hidden="true" />
      {children}
    </span>
  );
}
