import { Inbox, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Nothing here, and why, and what would put something here. */
export function EmptyState({
  title,
  icon: Icon = Inbox,
  children,
  action,
}: {
  title: string;
  icon?: LucideIcon;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.state}>
      <Icon size={20} aria-hidden="true" />
      <b>{title}</b>
      {children && <p className={styles.words}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
