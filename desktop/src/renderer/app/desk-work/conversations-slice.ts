import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Attachment, Message, ReadMarks } from '@switchboard/shared/conversations';
import type { CallRefusal } from '../call-refusal.ts';
import { factsArrived } from '../changes-slice.ts';
import { type WorkFact, workFactsOf } from './work-facts.ts';
import { workBegun, workEnded } from './work-slice.ts';

/** How long "is typing" holds unless it is said again (ms; shared/contacts, typingSchema). */
export const typingHoldsMs = 5_000;

export interface Typing {
  readonly by: 'citizen' | 'agent' | 'bot';
  readonly name: string;
  /** By the server's clock. */
  readonly untilAt: number;
}

/** The words of one contact as this desk has them: a run of numbers without a hole, ending at `lastSeq`. */
export interface Conversation {
  readonly messages: readonly Message[];
  readonly marks: ReadMarks;
  /** The newest number held; 0 while nothing is. */
  readonly lastSeq: number;
  /** Something newer exists that is not here: ask for what follows `lastSeq`. */
  readonly isBehind: boolean;
  readonly loaded: boolean;
  readonly refusal: CallRefusal | null;
  readonly typing: Typing | null;
}

export type Conversations = Readonly<Record<string, Conversation>>;

export const emptyConversation: Conversation = {
  messages: [],
  marks: { citizenDeliveredSeq: 0, citizenReadSeq: 0, staffReadSeq: 0 },
  lastSeq: 0,
  isBehind: true,
  loaded: false,
  refusal: null,
  typing: null,
};

const initialState: Conversations = {};

const furthest = (one: ReadMarks, other: ReadMarks): ReadMarks => ({
  citizenDeliveredSeq: Math.max(one.citizenDeliveredSeq, other.citizenDeliveredSeq),
  citizenReadSeq: Math.max(one.citizenReadSeq, other.citizenReadSeq),
  staffReadSeq: Math.max(one.staffReadSeq, other.staffReadSeq),
});

/** Takes one message: the next in turn is added, a known one dropped, one further on shows that some are missing. */
function withMessage(held: Conversation, message: Message): Conversation {
  if (!held.loaded || message.seq > held.lastSeq + 1) return { ...held, isBehind: true };
  if (message.seq <= held.lastSeq) return held;
  const isFromTypist = held.typing !== null && message.author.kind === held.typing.by;
  return {
    ...held,
    messages: [...held.messages, message],
    lastSeq: message.seq,
    typing: isFromTypist ? null : held.typing,
  };
}

interface Page {
  readonly contactId: string;
  readonly items: readonly Message[];
  readonly marks: ReadMarks;
  readonly lastSeq: number;
}

function withPage(held: Conversation, { items, marks, lastSeq }: Page): Conversation {
  const fresh = held.loaded ? held : { ...held, loaded: true, lastSeq: (items[0]?.seq ?? 1) - 1 };
  const next = items.reduce(
    (last, message) => (message.seq === last.lastSeq + 1 ? withMessage(last, message) : last),
    fresh,
  );
  return { ...next, marks: furthest(next.marks, marks), isBehind: next.lastSeq < lastSeq, refusal: null };
}

const change = (state: Conversations, contactId: string, by: (held: Conversation) => Conversation): Conversations => {
  const held = state[contactId] ?? emptyConversation;
  const next = by(held);
  return next === held && contactId in state ? state : { ...state, [contactId]: next };
};

/** The scanner has spoken about one file. */
function withScan(message: Message, attachmentId: string, scan: Attachment['scan']): Message {
  if (message.kind !== 'text' || !message.attachments.some(({ id }) => id === attachmentId)) return message;
  const attachments = message.attachments.map((file) => (file.id === attachmentId ? { ...file, scan } : file));
  return { ...message, attachments };
}

const after = (state: Conversations, fact: WorkFact): Conversations => {
  // Conversations nobody opened here are not followed: they are read from the start when they are.
  if (!('contactId' in fact) || !(fact.contactId in state)) return state;
  switch (fact.kind) {
    case 'message':
      return change(state, fact.contactId, (held) => withMessage(held, fact.message));
    case 'read':
      return change(state, fact.contactId, (held) => ({ ...held, marks: furthest(held.marks, fact.marks) }));
    case 'scanned':
      return change(state, fact.contactId, (held) => ({
        ...held,
        messages: held.messages.map((message) => withScan(message, fact.attachmentId, fact.scan)),
      }));
    case 'typing': {
      const typing = { by: fact.by, name: fact.name, untilAt: fact.at + typingHoldsMs };
      return change(state, fact.contactId, (held) => ({ ...held, typing }));
    }
    case 'offerEnded':
      return state;
  }
};

const slice = createSlice({
  name: 'conversations',
  initialState,
  reducers: {
    /** A contact came into hand: its words are wanted. */
    conversationWanted: (state, { payload: contactId }: PayloadAction<string>): Conversations =>
      change(state as Conversations, contactId, (held) => held),
    /** Anything may have been missed in all of them. */
    conversationsMayBeBehind: (state): Conversations =>
      Object.fromEntries(Object.entries(state as Conversations).map(([id, held]) => [id, { ...held, isBehind: true }])),
    /** What follows `lastSeq`, or the newest page where nothing was held. */
    pageLoaded: (state, { payload }: PayloadAction<Page>): Conversations =>
      change(state as Conversations, payload.contactId, (held) => withPage(held, payload)),
    earlierLoaded: (
      state,
      { payload: { contactId, items } }: PayloadAction<{ contactId: string; items: readonly Message[] }>,
    ): Conversations =>
      change(state as Conversations, contactId, (held) => {
        const first = held.messages[0]?.seq ?? held.lastSeq + 1;
        return { ...held, messages: [...items.filter(({ seq }) => seq < first), ...held.messages] };
      }),
    pageRefused: (
      state,
      { payload: { contactId, refusal } }: PayloadAction<{ contactId: string; refusal: CallRefusal }>,
    ): Conversations => change(state as Conversations, contactId, (held) => ({ ...held, refusal })),
    /** Read up to here at this desk; the server's own word follows. */
    readHere: (state, { payload: { contactId, upTo } }: PayloadAction<{ contactId: string; upTo: number }>) =>
      change(state as Conversations, contactId, (held) => ({
        ...held,
        marks: furthest(held.marks, { citizenDeliveredSeq: 0, citizenReadSeq: 0, staffReadSeq: upTo }),
      })),
    conversationsKept: (state, { payload: ids }: PayloadAction<readonly string[]>): Conversations => {
      const kept = Object.entries(state as Conversations).filter(([id]) => ids.includes(id));
      return kept.length === Object.keys(state).length ? (state as Conversations) : Object.fromEntries(kept);
    },
  },
  extraReducers: (builder) =>
    builder
      .addCase(workBegun, (): Conversations => initialState)
      .addCase(workEnded, (): Conversations => initialState)
      .addCase(
        factsArrived,
        (state, { payload }): Conversations => workFactsOf(payload).reduce(after, state as Conversations),
      ),
});

export const {
  conversationWanted,
  conversationsMayBeBehind,
  pageLoaded,
  earlierLoaded,
  pageRefused,
  readHere,
  conversationsKept,
} = slice.actions;
export const conversationsReducer = slice.reducer;

/** Words of the citizen that staff have not read. */
export function unreadIn({ messages, marks }: Conversation): number {
  return messages.filter(
    ({ seq, author, kind }) => seq > marks.staffReadSeq && author.kind === 'citizen' && kind === 'text',
  ).length;
}

/** Since when the citizen waits for an answer; null when the last word was ours. */
export function unansweredSince({ messages }: Conversation): number | null {
  const spoken = messages.filter(({ kind }) => kind === 'text');
  const lastAnswer = spoken.findLastIndex(({ author }) => author.kind !== 'citizen');
  return spoken[lastAnswer + 1]?.at ?? null;
}
