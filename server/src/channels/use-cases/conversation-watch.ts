import {
  type ContactState,
  contactEventTypes,
  contactStateSchema,
  conversationReadSchema,
  messageAddedSchema,
  typingSchema,
} from '@switchboard/shared/contacts';
import type { Attachment, Message } from '@switchboard/shared/conversations';
import { seconds } from '@switchboard/shared/kernel';
import type { ConversationNews } from '@switchboard/shared/webchat';
import { z } from 'zod';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import { type ReadableLog, StreamTail } from '../../platform/subscriptions/stream-tail.ts';

export interface ConversationWatchNeeds {
  readonly log: ReadableLog;
  readonly report: (failure: unknown) => void;
}

type Listener = (news: ConversationNews) => void;

interface Watched {
  readonly listeners: Set<Listener>;
  /** The newest messages in a row, as the log told them; a page that is nearly up to date is served from here. */
  recent: Message[];
  /** Whether her contact stands in a line, as far as this node has heard. */
  isQueued: boolean;
  /** How far staff have read; her own marks are no news to her page. */
  staffReadSeq: number;
}

const keptMessages = 100;
/** When the line moves, pages in it are told at most so often. */
const lineMovesEveryMs = seconds(3);
/** How long it will be is worked out anew so often (field.md row 27). */
const waitIsToldEveryMs = seconds(5);
const isContactEvent = new Set<string>(contactEventTypes);
const scannedSchema = z.object({
  conversationId: z.string(),
  attachmentId: z.string(),
  scan: z.enum(['waiting', 'clean', 'infected', 'held']),
});
const movedSchema = z.object({ contact: z.object({ state: contactStateSchema }) });
const namedSchema = z.object({ conversationId: z.string() });

/**
 * Tells citizens' streams what is new in their conversations, whichever node it happened on: it follows the event log
 * like the desks' streams do, and is woken like them.
 */
export class ConversationWatch {
  readonly #needs: ConversationWatchNeeds;
  readonly #tails = new Map<string, StreamTail>();
  readonly #watched = new Map<string, Watched>();
  /** Of the watched conversations only. */
  readonly #conversationOf = new Map<string, string>();
  #lineMoved: NodeJS.Timeout | undefined;
  #pulse: NodeJS.Timeout | undefined;

  constructor(needs: ConversationWatchNeeds) {
    this.#needs = needs;
  }

  /** Begins to follow streams that exist already, from where they are now. */
  followFrom(heads: ReadonlyMap<string, number>): void {
    for (const [stream, head] of heads) this.#tailOf(stream, head);
  }

  /** These streams may have grown. */
  wake(streams: Iterable<string>): void {
    for (const stream of streams) void this.#tailOf(stream).refresh().catch(this.#needs.report);
  }

  /** Tells of everything new from now on, until the returned function is called. */
  watch(conversationId: string, listener: Listener): () => void {
    const watched = this.#watched.get(conversationId) ?? {
      listeners: new Set(),
      recent: [],
      isQueued: false,
      staffReadSeq: 0,
    };
    this.#watched.set(conversationId, watched);
    watched.listeners.add(listener);
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size > 0) return;
      this.#watched.delete(conversationId);
      for (const [contactId, id] of this.#conversationOf) {
        if (id === conversationId) this.#conversationOf.delete(contactId);
      }
    };
  }

  /** Says whose conversation it is, so that what happens to the contact is told as well. */
  belongsTo(conversationId: string, contactId: string, state: ContactState): void {
    const watched = this.#watched.get(conversationId);
    if (!watched) return;
    watched.isQueued = state === 'queued';
    this.#conversationOf.set(contactId, conversationId);
  }

  /** What follows this number without a gap, if the newest messages are known here; undefined: ask the database. */
  recentAfter(conversationId: string, after: number): readonly Message[] | undefined {
    const recent = this.#watched.get(conversationId)?.recent ?? [];
    const first = recent[0]?.seq;
    if (first === undefined || after < first - 1 || after >= recent.at(-1)!.seq) return undefined;
    return recent.slice(after - first + 1);
  }

  /** From now on whoever waits is told anew how long it may be, also while nothing happens: that is news as well. */
  start(): void {
    this.#pulse = setInterval(() => this.#tellLine(), waitIsToldEveryMs).unref();
  }

  stop(): void {
    clearTimeout(this.#lineMoved);
    clearInterval(this.#pulse);
    this.#watched.clear();
  }

  #tailOf(stream: string, head = 0): StreamTail {
    const known = this.#tails.get(stream);
    if (known) return known;
    const tail = new StreamTail(stream, head, this.#needs.log, (events) => this.#grown(events));
    this.#tails.set(stream, tail);
    return tail;
  }

  #grown(events: readonly DomainEvent[]): void {
    if (this.#watched.size === 0) return;
    for (const event of events) this.#hear(event);
  }

  #hear({ type, body, subjectId }: DomainEvent): void {
    switch (type) {
      case 'message.added':
        return this.#added(body);
      case 'conversation.typing':
        return this.#typing(body);
      case 'conversation.read':
        return this.#read(body);
      case 'attachment.scanned':
        return this.#scanned(body);
      default:
        if (isContactEvent.has(type)) this.#contactMoved(subjectId, body);
    }
  }

  #added(body: unknown): void {
    const { conversationId } = namedSchema.safeParse(body).data ?? {};
    const watched = conversationId === undefined ? undefined : this.#watched.get(conversationId);
    if (!watched) return;
    const { data } = messageAddedSchema.safeParse(body);
    if (data) {
      this.#conversationOf.set(data.contactId, data.conversationId);
      keepRecent(watched, data.message);
    }
    this.#tell(conversationId, { kind: 'messages' });
  }

  #read(body: unknown): void {
    const { data } = conversationReadSchema.safeParse(body);
    const watched = data && this.#watched.get(data.conversationId);
    if (!watched || data.marks.staffReadSeq <= watched.staffReadSeq) return;
    watched.staffReadSeq = data.marks.staffReadSeq;
    this.#tell(data.conversationId, { kind: 'view' });
  }

  #typing(body: unknown): void {
    const { data } = typingSchema.safeParse(body);
    if (!data || data.by === 'citizen') return;
    this.#tell(data.conversationId, { kind: 'typing', by: data.by, name: data.name });
  }

  #scanned(body: unknown): void {
    const { data } = scannedSchema.safeParse(body);
    if (!data) return;
    // What was known of its message is out of date.
    const watched = this.#watched.get(data.conversationId);
    if (watched) watched.recent = [];
    const scan: Attachment['scan'] = data.scan;
    this.#tell(data.conversationId, { kind: 'file', attachmentId: data.attachmentId, scan });
  }

  #contactMoved(contactId: string, body: unknown): void {
    const state = movedSchema.safeParse(body).data?.contact.state;
    const conversationId = this.#conversationOf.get(contactId);
    const watched = conversationId === undefined ? undefined : this.#watched.get(conversationId);
    if (watched && state !== undefined) watched.isQueued = state === 'queued';
    this.#tell(conversationId, { kind: 'view' });
    if (state !== undefined && state !== 'selfService') this.#moveLine();
  }

  /** Somebody came into a line or left it: everybody who stands in one looks again, soon and together. */
  #moveLine(): void {
    this.#lineMoved ??= setTimeout(() => {
      this.#lineMoved = undefined;
      this.#tellLine();
    }, lineMovesEveryMs).unref();
  }

  #tellLine(): void {
    for (const [conversationId, { isQueued }] of this.#watched) {
      if (isQueued) this.#tell(conversationId, { kind: 'view' });
    }
  }

  #tell(conversationId: string | undefined, news: ConversationNews): void {
    if (conversationId === undefined) return;
    for (const listener of this.#watched.get(conversationId)?.listeners ?? []) listener(news);
  }
}

/** Kept only while the numbers are in a row, and without files: those change after they were said. */
function keepRecent(watched: Watched, message: Message): void {
  const last = watched.recent.at(-1);
  const isNext = last !== undefined && message.seq === last.seq + 1;
  if (message.kind === 'text' && message.attachments.length > 0) watched.recent = [];
  else if (isNext) watched.recent = [...watched.recent, message].slice(-keptMessages);
  else watched.recent = [message];
}
