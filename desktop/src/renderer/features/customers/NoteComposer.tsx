import { customerNoteOperations } from '@switchboard/shared/customers';
import { useState } from 'react';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { Button, SwitchField, TextAreaField, useToast } from '../../ui/index.ts';
import styles from './Customers.module.css';

/** A note where no form fits. What was typed stays until it is kept. */
export function NoteComposer({
  customerId,
  rows = 2,
  onWritten,
}: {
  customerId: string;
  rows?: number;
  onWritten: () => void;
}) {
  const say = useToast();
  const [text, setText] = useState('');
  const [isPinned, setPinned] = useState(false);
  const { send, busy, refusal } = useCommand(customerNoteOperations.add);
  const write = async () => {
    if (text.trim() === '' || !(await send({ customerId, text, isPinned })).ok) return;
    setText('');
    setPinned(false);
    say({ kind: 'done', message: 'Note added' });
    onWritten();
  };
  return (
    <form
      className={styles.note}
      aria-label="Add a note"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void write();
      }}
    >
      <RefusalNotice refusal={refusal} onRetry={() => void write()} />
      <TextAreaField label="Note" rows={rows} value={text} onChange={setText} />
      {text.trim() !== '' && (
        <div className={styles.acts}>
          <Button type="submit" size="compact" keys="Ctrl Enter" busy={busy}>
            Add note
          </Button>
          <SwitchField label="Pin to the top" value={isPinned} onChange={setPinned} />
        </div>
      )}
    </form>
  );
}
