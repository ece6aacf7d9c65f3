import { type ReactNode, useRef } from 'react';
import styles from './PageHeader.module.css';
import { useLostFocus } from './use-lost-focus.ts';

/** Where one is, what the page is for, and its one main act. The heading takes focus when the page is reached. */
export function PageHeader({ title, intro, actions }: { title: string; intro?: ReactNode; actions?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLostFocus(heading);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 ref={heading} className={styles.title} tabIndex={-1} data-page-heading>
          {title}
        </h1>
        {intro && <p className={styles.intro}>{intro}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
