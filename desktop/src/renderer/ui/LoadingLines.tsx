import { classNames } from './class-names.ts';
import styles from './LoadingLines.module.css';
import { useAfterDelay } from './use-after-delay.ts';

/** The shape of what is coming, shown after 300 ms; never a spinner over content. */
export function LoadingLines({ label, rows = 6, atOnce }: { label: string; rows?: number; atOnce?: boolean }) {
  const late = useAfterDelay(!atOnce);
  return (
    <div className={styles.lines} role="status">
      <span className="sr-only">{label}</span>
      {(late || atOnce) &&
        Array.from({ length: rows }, (_, index) => (
          <i key={index} className={classNames(styles.line, styles[`w${index % 3}`])} aria-hidden="true" />
        ))}
    </div>
  );
}
