import { Check, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from './Button.tsx';
import styles from './SecretBox.module.css';

/** A secret that is shown this once: to be copied whole, and gone when the box closes. */
export function SecretBox({ label, secret, children }: { label: string; secret: string; children?: string }) {
  const [copied, setCopied] = useState(false);
  const id = useId();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div className={styles.box}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.line}>
        <input
          id={id}
          className={styles.secret}
          readOnly
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon={copied ? Check : Copy} onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </p>
      {children && <p className={styles.words}>{children}</p>}
    </div>
  );
}
