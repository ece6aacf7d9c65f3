import { ShieldCheck } from 'lucide-react';
import styles from './Crest.module.css';

/** The organisation's mark; without a logo a plain shield in its colour. Its name stands beside it as text. */
export function Crest({ logo, large }: { logo: string | null; large?: boolean }) {
  const side = large ? 40 : 28;
  if (logo) return <img src={logo} alt="" width={side} height={side} className={styles.logo} />;
  return (
    <span className={styles.crest} style={{ width: side, height: side }} aria-hidden="true">
      <ShieldCheck size={large ? 24 : 17} strokeWidth={1.9} />
    </span>
  );
}
