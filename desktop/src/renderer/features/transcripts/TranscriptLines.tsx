import type { Message } from '@switchboard/shared/conversations';
import { Lock, Paperclip } from 'lucide-react';
import { formatExact, formatTimeOfDay } from '../../app/format-time.ts';
import { happeningWords, scanWords } from '../../app/words/contact-words.ts';
import { classNames } from '../../ui/index.ts';
import styles from './Transcripts.module.css';

const authorWords: Readonly<Record<Message['author']['kind'], string>> = {
  citizen: 'Citizen',
  agent: 'Operator',
  bot: 'Assistant',
  supervisor: 'Supervisor',
  external: 'Partner',
};

function Time({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at)} className={styles.time}>
      {formatTimeOfDay(at)}
    </time>
  );
}

function Words({ message }: { message: Extract<Message, { kind: 'text' | 'note' }> }) {
  const { author } = message;
  return (
    <>
      <p className={styles.author}>
        {author.name} <small>{message.kind === 'note' ? 'Internal note' : authorWords[author.kind]}</small>
        {message.kind === 'note' && <Lock size={12} aria-hidden="true" />}
      </p>
      <p className={styles.text}>{message.text}</p>
      {message.kind === 'text' && message.source && <p className={styles.source}>From: {message.source.title}</p>}
      {message.kind === 'text' &&
        message.attachments.map(({ id, name, scan }) => (
          <p key={id} className={styles.source}>
            <Paperclip size={12} aria-hidden="true" /> {name} ({scanWords[scan]})
          </p>
        ))}
    </>
  );
}

/** Everything that was said and that happened, in the conversation's own order. */
export function TranscriptLines({ messages }: { messages: readonly Message[] }) {
  return (
    <ol className={styles.lines} aria-label="Transcript">
      {messages.map((message) => (
        <li
          key={message.id}
          className={classNames(styles.line, styles[message.kind === 'text' ? message.author.kind : message.kind])}
        >
          <Time at={message.at} />
          <div className={styles.words}>
            {message.kind === 'happening' ? <p>{happeningWords(message.happening)}</p> : <Words message={message} />}
          </div>
        </li>
      ))}
    </ol>
  );
}
