import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './ConfirmDialog.module.css';

/** Only for what cannot be undone. The safe choice has the focus; Escape is the safe choice. */
export function ConfirmDialog({
  opened,
  title,
  children,
  safe,
  act,
  busy,
  onSafe,
  onAct,
}: {
  opened: boolean;
  title: string;
  children: ReactNode;
  safe: string;
  act: string;
  busy?: boolean;
  onSafe: () => void;
  onAct: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onSafe} title={title} withCloseButton={false} size={420} classNames={styles}>
      <div className={styles.words}>{children}</div>
      <div className={styles.choices}>
        <Button data-autofocus onClick={onSafe}>
          {safe}
        </Button>
        <Button look="danger" busy={busy ?? false} onClick={onAct}>
          {act}
        </Button>
      </div>
    </Modal>
  );
}
