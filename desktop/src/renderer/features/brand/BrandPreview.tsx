import type { BrandDerivation } from '@switchboard/shared/brand';
import { Headphones, Send, UsersRound } from 'lucide-react';
import type { CSSProperties } from 'react';
import { brandVariables } from '../../app/brand-variables.ts';
import { Crest } from '../../app/shell/Crest.tsx';
import { Button, StatusBadge } from '../../ui/index.ts';
import styles from './Brand.module.css';

/** A corner of the desk in one theme, dressed in the colours being tried. Nothing in it does anything. */
function Corner({
  theme,
  style,
  name,
  logo,
}: {
  theme: 'light' | 'dark';
  style: CSSProperties;
  name: string;
  logo: string | null;
}) {
  return (
    <figure className={styles.corner} data-theme={theme} style={style}>
      <div inert>
        <div className={styles.cornerTop}>
          <Crest logo={logo} />
          <span>
            <b>{name || 'Your organisation'}</b>
            <small>Contact centre</small>
          </span>
        </div>
        <div className={styles.cornerBody}>
          <div className={styles.cornerRail}>
            <span className={styles.cornerHere}>
              <Headphones size={20} strokeWidth={1.6} />
              Desk
            </span>
            <span className={styles.cornerItem}>
              <UsersRound size={20} strokeWidth={1.6} />
              People
            </span>
          </div>
          <div className={styles.cornerMain}>
            <div className={styles.cornerRow}>
              <b>Cleo Marsh</b>
              <StatusBadge status="contact">On contact</StatusBadge>
            </div>
            <p>
              Asked about case <span className={styles.cornerLink}>ND-26-30177</span>, missed brown bin.
            </p>
            <Button look="primary" icon={Send}>
              Send reply
            </Button>
          </div>
        </div>
      </div>
      <figcaption>{theme === 'light' ? 'Light' : 'Dark'}</figcaption>
    </figure>
  );
}

export function BrandPreview({
  derived,
  name,
  logo,
}: {
  derived: BrandDerivation | undefined;
  name: string;
  logo: string | null;
}) {
  const style = (derived ? brandVariables(derived.palette) : {}) as CSSProperties;
  return (
    <div className={styles.preview}>
      <Corner theme="light" style={style} name={name} logo={logo} />
      <Corner theme="dark" style={style} name={name} logo={logo} />
    </div>
  );
}
