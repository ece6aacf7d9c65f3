import type { ReactNode } from 'react';
import { Button } from '../../ui/index.ts';
import styles from './Routing.module.css';

/** The acts of a form that is a page. */
export function PartFoot({
  readOnly,
  busy,
  dirty,
  removal,
  onPutBack,
  onClose,
}: {
  readOnly: boolean;
  busy: boolean;
  dirty: boolean;
  removal?: ReactNode;
  onPutBack: () => void;
  onClose?: () => void;
}) {
  return (
    <footer className={styles.foot}>
      {!readOnly && removal}
      <span className={styles.footState} role="status">
        {readOnly ? 'You may look at this, not change it.' : dirty ? 'Not saved to the draft yet' : ''}
      </span>
      {readOnly ? (
        onClose && (
          <Button type="button" onClick={onClose}>
            Close
          </Button>
        )
      ) : (
        <>
          <Button type="button" disabled={!dirty || busy} onClick={onPutBack}>
            Put back
          </Button>
          <Button type="submit" look="primary" keys="Ctrl Enter" busy={busy}>
            Save to draft
          </Button>
        </>
      )}
    </footer>
  );
}
