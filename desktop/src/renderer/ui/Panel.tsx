import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Panel.module.css';

/** A region on white with a heading; what belongs together stands in one. */
export function Panel({
  title,
  note,
  actions,
  flush,
  level = 2,
  children,
}: {
  title?: string;
  note?: ReactNode;
  actions?: ReactNode;
  /** The content reaches the edges: tables. */
  flush?: boolean;
  level?: 2 | 3;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <section className={styles.panel} aria-label={title}>
      {title && (
        <header className={styles.head}>
          <Heading className={styles.title}>{title}</Heading>
          {note && <span className={styles.note}>{note}</span>}
          {actions && <span className={styles.actions}>{actions}</span>}
        </header>
      )}
      <div className={classNames(styles.body, flush && styles.flush, !title && !flush && styles.bare)}>{children}</div>
    </section>
  );
}
