import type { ReactNode } from 'react';
import styles from './Gallery.module.css';

/** A block of the sheet. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.block}>
      <h3 className={styles.blockTitle}>{title}</h3>
      {children}
    </div>
  );
}

/** One state and its name. */
export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className={styles.sample}>
      {children}
      <small>{name}</small>
    </span>
  );
}
