import type { Message } from '@switchboard/shared/conversations';
import { isThatWord, type OutgoingWord } from '../../app/desk-work/outbox-slice.ts';

/** One line of the thread as it is drawn. */
export type ThreadRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string; readonly count: number }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly isLast: boolean }
  | {
      readonly kind: 'outgoing';
      readonly key: string;
      readonly word: OutgoingWord;
      readonly place: number;
      readonly of: number;
    }
  | { readonly kind: 'linkLost'; readonly key: string; readonly at: number };

export interface Thread {
  readonly messages: readonly Message[];
  readonly outgoing: readonly OutgoingWord[];
  /** Read by staff up to here, when the contact was opened. */
  readonly readSeq: number;
  readonly linkLostAt: number | null;
}

const dayOf = (at: number): string => new Date(at).toDateString();
const isSameVoice = (one: Message, other: Message | undefined): boolean =>
  one.kind === 'text' &&
  other?.kind === 'text' &&
  one.author.kind === other.author.kind &&
  one.author.name === other.author.name &&
  other.at - one.at < 120_000;

/**
 * The thread in order: days, words, what happened, where the new begins, and at the end what is still on its way.
 * `isLast`: the last of several words of one voice, under which name and time stand.
 */
export function threadRows({ messages, outgoing, readSeq, linkLostAt }: Thread): readonly ThreadRow[] {
  const rows: ThreadRow[] = [];
  const fresh = messages.filter(
    ({ seq, kind, author }) => seq > readSeq && kind === 'text' && author.kind === 'citizen',
  );
  messages.forEach((message, at) => {
    const before = messages[at - 1];
    if (!before || dayOf(before.at) !== dayOf(message.at))
      rows.push({ kind: 'day', key: `day-${message.seq}`, at: message.at });
    if (message.seq === fresh[0]?.seq && before) rows.push({ kind: 'new', key: 'new', count: fresh.length });
    rows.push({ kind: 'message', key: `m-${message.seq}`, message, isLast: !isSameVoice(message, messages[at + 1]) });
  });
  // A word whose answer is still on the wire may be shown already.
  const going = outgoing.filter((word) => !messages.some((message) => isThatWord(word, message)));
  if (linkLostAt !== null) rows.push({ kind: 'linkLost', key: 'link-lost', at: linkLostAt });
  going.forEach((word, at) =>
    rows.push({ kind: 'outgoing', key: `o-${word.id}`, word, place: at + 1, of: going.length }),
  );
  return rows;
}
