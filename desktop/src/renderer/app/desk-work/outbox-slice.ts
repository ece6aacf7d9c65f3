import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Message } from '@switchboard/shared/conversations';
import { factsArrived } from '../changes-slice.ts';
import { pageLoaded } from './conversations-slice.ts';
import { workFactsOf } from './work-facts.ts';
import { workBegun, workEnded } from './work-slice.ts';

/**
 * A word on its way. `waiting` for its turn or the link, `sending`, `sent`: the server has it, the conversation does
 * not show it yet. Its id is the command's id and, for replies, the message's client id: the same word said twice is
 * one word.
 */
export interface OutgoingWord {
  readonly id: string;
  readonly contactId: string;
  readonly kind: 'reply' | 'note';
  readonly text: string;
  /** The newest number its writer had seen. */
  readonly writtenAgainst: number;
  /** Written, or held up, while the link was down: the server judges whether it still fits (design §4). */
  readonly delayed: boolean;
  readonly writtenAt: number;
  readonly status: 'waiting' | 'sending' | 'sent';
  readonly seq: number | null;
  readonly attempts: number;
}

export type Outbox = readonly OutgoingWord[];

const without = (outbox: Outbox, ids: ReadonlySet<string>): Outbox => outbox.filter(({ id }) => !ids.has(id));
const changed = (outbox: Outbox, id: string, by: Partial<OutgoingWord>): Outbox =>
  outbox.map((word) => (word.id === id ? { ...word, ...by } : word));

/** Whether a message is this very word: by number, by the writer's id, or, while neither is known, by its text. */
export function isThatWord(word: OutgoingWord, message: Message): boolean {
  if (message.kind === 'happening') return false;
  if (word.seq !== null) return message.seq === word.seq;
  if (message.kind === 'text' && message.clientId !== null) return message.clientId === word.id;
  const isSameKind = (message.kind === 'note') === (word.kind === 'note');
  const isOurs = message.author.kind !== 'citizen' && message.author.kind !== 'bot';
  return isSameKind && isOurs && message.seq > word.writtenAgainst && message.text === word.text;
}

/** A word that the server has and the conversation shows is no longer on its way. */
const withoutShown = (outbox: Outbox, contactId: string, messages: readonly Message[]): Outbox =>
  outbox.filter((word) => {
    if (word.contactId !== contactId) return true;
    const isKnown = (message: Message) =>
      word.status === 'sent' || ('clientId' in message && message.clientId === word.id);
    return !messages.some((message) => isKnown(message) && isThatWord(word, message));
  });

const slice = createSlice({
  name: 'outbox',
  initialState: [] as Outbox,
  reducers: {
    wordWritten: (outbox, { payload }: PayloadAction<Omit<OutgoingWord, 'status' | 'seq' | 'attempts'>>): Outbox => [
      ...(outbox as Outbox),
      { ...payload, status: 'waiting', seq: null, attempts: 0 },
    ],
    /** From the drafts kept on this computer: whatever still waited when the page closed. */
    outboxRestored: (outbox, { payload }: PayloadAction<Outbox>): Outbox => {
      const known = new Set((outbox as Outbox).map(({ id }) => id));
      const waited = payload.filter(({ id }) => !known.has(id));
      return [...waited.map((word) => ({ ...word, status: 'waiting' as const, delayed: true })), ...(outbox as Outbox)];
    },
    wordGoes: (outbox, { payload: id }: PayloadAction<string>): Outbox =>
      changed(outbox as Outbox, id, { status: 'sending' }),
    /** Nobody knows whether it arrived: it keeps its id, and from now on counts as held up. */
    wordHeldUp: (outbox, { payload: id }: PayloadAction<string>): Outbox =>
      (outbox as Outbox).map((word) =>
        word.id === id ? { ...word, status: 'waiting', delayed: true, attempts: word.attempts + 1 } : word,
      ),
    wordSent: (outbox, { payload: { id, seq } }: PayloadAction<{ id: string; seq: number | null }>): Outbox =>
      changed(outbox as Outbox, id, { status: 'sent', seq }),
    /** Shown in the conversation, or back with their writer: refused or taken back. */
    wordsLeft: (outbox, { payload: ids }: PayloadAction<readonly string[]>): Outbox =>
      without(outbox as Outbox, new Set(ids)),
  },
  extraReducers: (builder) =>
    builder
      .addCase(workBegun, (): Outbox => [])
      .addCase(workEnded, (): Outbox => [])
      .addCase(
        pageLoaded,
        (outbox, { payload: { contactId, items } }): Outbox => withoutShown(outbox as Outbox, contactId, items),
      )
      .addCase(
        factsArrived,
        (outbox, { payload }): Outbox =>
          workFactsOf(payload).reduce<Outbox>(
            (last, fact) =>
              fact.kind === 'message' && last.length > 0 ? withoutShown(last, fact.contactId, [fact.message]) : last,
            outbox as Outbox,
          ),
      ),
});

export const { wordWritten, outboxRestored, wordGoes, wordHeldUp, wordSent, wordsLeft } = slice.actions;
export const outboxReducer = slice.reducer;

/** The next word to say in each contact: one at a time, so that the order of writing is the order of reading. */
export function nextWords(outbox: Outbox): Outbox {
  const spoken = new Set<string>();
  return outbox.filter((word) => {
    if (word.status === 'sent' || spoken.has(word.contactId)) return false;
    spoken.add(word.contactId);
    return word.status === 'waiting';
  });
}

/** The word and those of the same kind written after it: what followed a refused word was written to follow it. */
export function andThoseAfter(outbox: Outbox, id: string): Outbox {
  const at = outbox.findIndex((word) => word.id === id);
  const first = outbox[at];
  if (!first) return [];
  return outbox.slice(at).filter((word) => {
    const isSame = word.contactId === first.contactId && word.kind === first.kind;
    return word.id === id || (isSame && word.status === 'waiting');
  });
}
