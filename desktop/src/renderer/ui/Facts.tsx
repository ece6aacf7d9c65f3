import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** Names on the left, values on the right. What is missing is said, not left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value ?? <span className="muted">not set</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
