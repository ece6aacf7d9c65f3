import type { Message, ReadMarks } from '@switchboard/shared/conversations';
import { ArrowRightLeft, BookOpen, Check, CheckCheck, Lock } from 'lucide-react';
import { formatTimeOfDay } from '../../app/format-time.ts';
import { useMe } from '../../app/use-me.ts';
import { classNames, StatusBadge } from '../../ui/index.ts';
import { AttachmentCard } from './AttachmentCard.tsx';
import { happeningWords } from '../../app/words/contact-words.ts';
import styles from './Thread.module.css';

type Text = Extract<Message, { kind: 'text' }>;
type Note = Extract<Message, { kind: 'note' }>;

const Time = ({ at }: { at: number }) => (
  <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString('en-GB')}>
    {formatTimeOfDay(at)}
  </time>
);

function Arrival({ seq, marks }: { seq: number; marks: ReadMarks }) {
  if (seq <= marks.citizenReadSeq) {
    return (
      <>
        <CheckCheck size={13} aria-hidden="true" /> Read
      </>
    );
  }
  const isThere = seq <= marks.citizenDeliveredSeq;
  return (
    <>
      <Check size={13} aria-hidden="true" /> {isThere ? 'Delivered' : 'Sent'}
    </>
  );
}

function Said({ message, marks, isLast }: { message: Text; marks: ReadMarks; isLast: boolean }) {
  const me = useMe();
  const { author, text, attachments, suggestions, source, seq, at } = message;
  const isOurs = author.kind !== 'citizen';
  const isMine = author.userId === me.user.id;
  const who = isMine ? 'You' : author.kind === 'bot' ? 'Assistant' : author.name;
  return (
    <div className={classNames(styles.bubble, isOurs ? styles.out : styles.in, author.kind === 'bot' && styles.bot)}>
      <span className="sr-only">{who}: </span>
      {text && <p>{text}</p>}
      {attachments.map((file) => (
        <AttachmentCard key={file.id} file={file} />
      ))}
      {suggestions.length > 0 && <p className={styles.offered}>Offered: {suggestions.join(' · ')}</p>}
      {source && (
        <span className={styles.source}>
          <BookOpen size={13} aria-hidden="true" /> {source.title}
        </span>
      )}
      {isLast && (
        <span className={styles.under}>
          <span aria-hidden="true">{who}</span> <Time at={at} /> {isOurs && <Arrival seq={seq} marks={marks} />}
        </span>
      )}
    </div>
  );
}

function Noted({ message, citizen }: { message: Note; citizen: string }) {
  const me = useMe();
  const { author, text, at } = message;
  return (
    <div className={styles.noteRow}>
      <p>
        <b>
          <Lock size={14} aria-hidden="true" /> Internal note
        </b>{' '}
        {text}
      </p>
      <span className={styles.under}>
        {author.userId === me.user.id ? 'You' : author.name} <Time at={at} /> · not seen by {citizen}
      </span>
    </div>
  );
}

/** One entry of the conversation: what somebody said, noted, or what happened. Text is text, never HTML. */
export function MessageRow({
  message,
  marks,
  isLast,
  citizen,
}: {
  message: Message;
  marks: ReadMarks;
  isLast: boolean;
  citizen: string;
}) {
  switch (message.kind) {
    case 'text':
      return <Said message={message} marks={marks} isLast={isLast} />;
    case 'note':
      return <Noted message={message} citizen={citizen} />;
    case 'happening':
      return (
        <p className={styles.happening}>
          {message.happening.happened === 'ended' ? (
            <StatusBadge status="plain" icon={Check}>
              {happeningWords(message.happening)}
            </StatusBadge>
          ) : (
            <>
              <ArrowRightLeft size={14} aria-hidden="true" />
              {happeningWords(message.happening)}
            </>
          )}
          <Time at={message.at} />
        </p>
      );
  }
}
