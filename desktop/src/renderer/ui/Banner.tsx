import { CircleCheck, Info, type LucideIcon, Siren, Sparkles, TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { classNames } from './class-names.ts';

export type BannerKind = 'info' | 'good' | 'warning' | 'offline' | 'danger' | 'machine';

const icons: Record<BannerKind, LucideIcon> = {
  info: Info,
  good: CircleCheck,
  warning: TriangleAlert,
  offline: WifiOff,
  danger: Siren,
  machine: Sparkles,
};

/**
 * Something true about the whole page. It pushes the content once, on arrival, and leaves by hand or when no longer
 * true. `edge` runs it across the page; otherwise it stands in a box.
 */
export function Banner({
  kind,
  title,
  children,
  actions,
  edge,
  icon,
}: {
  kind: BannerKind;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  edge?: boolean;
  icon?: LucideIcon;
}) {
  const Icon = icon ?? icons[kind];
  return (
    <div
      className={classNames(styles.banner, styles[kind], edge ? styles.edge : styles.box)}
      role={kind === 'danger' ? 'alert' : 'status'}
    >
      <Icon size={18} aria-hidden="true" />
      <p className={styles.words}>
        <strong>{title}</strong> {children}
      </p>
      {actions && <span className={styles.actions}>{actions}</span>}
    </div>
  );
}
