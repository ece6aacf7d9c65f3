import { RefreshCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './EmptyState.module.css';

/** What did not load, what is and is not affected, a way to try again, and the reference support asks for. */
export function ErrorState({
  title,
  children,
  reference,
  onRetry,
}: {
  title: string;
  children?: ReactNode;
  reference?: string;
  onRetry?: () => void;
}) {
  return (
    <div className={styles.state} role="alert">
      <TriangleAlert size={20} className={styles.failed} aria-hidden="true" />
      <b>{title}</b>
      {children && <p className={styles.words}>{children}</p>}
      {onRetry && (
        <div className={styles.action}>
          <Button size="compact" icon={RefreshCw} onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
      {reference && (
        <p className={styles.words}>
          Reference <span className="mono">{reference}</span>
        </p>
      )}
    </div>
  );
}
