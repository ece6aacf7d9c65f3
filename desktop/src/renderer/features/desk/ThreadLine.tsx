import type { ReadMarks } from '@switchboard/shared/conversations';
import { Clock, Lock, WifiOff } from 'lucide-react';
import { formatDay, formatExact } from '../../app/format-time.ts';
import type { OutgoingWord } from '../../app/desk-work/outbox-slice.ts';
import { Button, classNames } from '../../ui/index.ts';
import { MessageRow } from './MessageRow.tsx';
import styles from './Thread.module.css';
import type { ThreadRow } from './thread-rows.ts';

function Outgoing({
  word,
  place,
  of,
  onTakeBack,
}: {
  word: OutgoingWord;
  place: number;
  of: number;
  onTakeBack: (id: string) => void;
}) {
  const isNote = word.kind === 'note';
  const isHeld = word.status === 'waiting' && word.delayed;
  const words = isHeld ? `Waiting to send, ${place} of ${of}` : 'Sending';
  return (
    <div className={classNames(isNote ? styles.noteRow : classNames(styles.bubble, styles.out), styles.going)}>
      <p>
        {isNote && (
          <b>
            <Lock size={14} aria-hidden="true" /> Internal note{' '}
          </b>
        )}
        {word.text}
      </p>
      <span className={classNames(styles.under, isHeld && styles.held)}>
        <Clock size={13} aria-hidden="true" /> {words}
        {isHeld && (
          <Button look="quiet" size="small" onClick={() => onTakeBack(word.id)}>
            Take back
          </Button>
        )}
      </span>
    </div>
  );
}

/** One line of the thread, whatever it is. */
export function ThreadLine({
  row,
  marks,
  citizen,
  onTakeBack,
}: {
  row: ThreadRow;
  marks: ReadMarks;
  citizen: string;
  onTakeBack: (id: string) => void;
}) {
  switch (row.kind) {
    case 'day':
      return <p className={styles.day}>{formatDay(row.at)}</p>;
    case 'new':
      return <p className={styles.new}>{row.count === 1 ? '1 new message' : `${row.count} new messages`}</p>;
    case 'linkLost':
      return (
        <p className={styles.linkLost}>
          <WifiOff size={14} aria-hidden="true" /> Link lost {formatExact(row.at).split(' ').at(-1)}. What {citizen}{' '}
          writes after this will appear here, in order.
        </p>
      );
    case 'outgoing':
      return <Outgoing word={row.word} place={row.place} of={row.of} onTakeBack={onTakeBack} />;
    case 'message':
      return <MessageRow message={row.message} marks={marks} isLast={row.isLast} citizen={citizen} />;
  }
}
