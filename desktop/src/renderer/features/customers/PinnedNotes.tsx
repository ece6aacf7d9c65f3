import type { CustomerNote } from '@switchboard/shared/customers';
import { StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDay } from '../../app/format-time.ts';
import styles from './Customers.module.css';

/** Notes everybody must see before anything else is done. */
export function PinnedNotes({
  notes,
  actFor,
}: {
  notes: readonly CustomerNote[];
  actFor?: (note: CustomerNote) => ReactNode;
}) {
  return notes.map((note) => (
    <div key={note.id} className={styles.pinned}>
      <StickyNote size={14} aria-hidden="true" />
      <p>{note.text}</p>
      <span>
        <small>
          {note.writtenBy.name ?? 'A colleague'}, {formatDay(note.writtenAt)}
        </small>
        {actFor?.(note)}
      </span>
    </div>
  ));
}
