import { Headset } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './GatePage.module.css';

/** The pages before the desk: one card, one question, in the product's own neutral dress. */
export function GatePage({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <div className={styles.mark}>
          <span className={styles.product} aria-hidden="true">
            <Headset size={17} strokeWidth={1.9} />
          </span>
          <span>
            <b>Switchboard</b>
            <small>Contact centre desk</small>
          </span>
        </div>
        <h1 className={styles.title} tabIndex={-1} data-page-heading>
          {title}
        </h1>
        {intro && <p className={styles.intro}>{intro}</p>}
        <div className={styles.content}>{children}</div>
      </main>
      <footer className={styles.foot}>For authorised staff. What you open, change and search is recorded.</footer>
    </div>
  );
}
