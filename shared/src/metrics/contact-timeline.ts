import type { Channel } from '../contacts/contact.ts';
import { contactLifecycle, type ContactState } from '../contacts/contact-lifecycle.ts';
import type { Instant } from '../kernel/index.ts';
import type { Span } from './interval.ts';
import type { CountedContact } from './metric-event.ts';

/** How a stay in a queue ended: `moved` to another queue, `closed` by us, back to `selfService`. */
export type WaitEnd = 'answered' | 'abandoned' | 'callback' | 'selfService' | 'moved' | 'closed';

/** One stay in one queue. */
export interface Wait extends Span {
  readonly queueId: string | null;
  /** `first`: nobody has answered yet. `callback`: we had promised to ring. `again`: after a person (transfer, parking). */
  readonly kind: 'first' | 'callback' | 'again';
  /** The citizen's clock: since her first queueing, which no transfer, missed offer, parking or callback sets back. */
  readonly sinceAt: Instant;
  readonly end: WaitEnd | null;
}

/** What an agent does with a contact. While it is parked it keeps her not busy, and is no handling. */
export interface HandlingSpan extends Span {
  readonly doing: 'talk' | 'hold' | 'parked' | 'wrapUp';
}

/** One agent's part in a contact. */
export interface Handling {
  readonly id: string;
  readonly userId: string;
  readonly queueId: string | null;
  readonly spans: readonly HandlingSpan[];
  readonly completedAt: Instant | null;
}

/** All of one contact that is counted, in the order in which it happened. */
export interface ContactTimeline {
  readonly id: string;
  readonly channel: Channel;
  readonly direction: CountedContact['direction'];
  readonly state: ContactState;
  readonly arrivedAt: Instant;
  readonly endedAt: Instant | null;
  readonly waits: readonly Wait[];
  readonly handlings: readonly Handling[];
  /** When we promised to ring, and whether the promise was lost: the contact is over and nobody answered after it. */
  readonly promisedAt: Instant | null;
}

/** A contact after one more of its facts; they come in the order of its stream. */
export function withContact(
  before: ContactTimeline | undefined,
  contact: CountedContact,
  at: Instant,
): ContactTimeline {
  const isPromised = contact.state === 'awaitingCallback' && before?.state !== 'awaitingCallback';
  return {
    id: contact.id,
    channel: contact.channel,
    direction: contact.direction,
    state: contact.state,
    arrivedAt: contact.arrivedAt,
    endedAt: contact.endedAt,
    waits: waitsAfter(before, contact, at),
    handlings: handlingsAfter(before?.handlings ?? [], contact, at),
    promisedAt: isPromised ? at : (before?.promisedAt ?? null),
  };
}

function waitsAfter(before: ContactTimeline | undefined, contact: CountedContact, at: Instant): readonly Wait[] {
  const waits = before?.waits ?? [];
  const last = waits.at(-1);
  const open = last?.end === null ? last : undefined;
  const queueId = contact.queue?.id ?? null;
  const isWaiting = contact.state === 'queued';
  if (!open) return isWaiting ? [...waits, newWait(before, contact, at)] : waits;
  const sinceAt = contact.firstQueuedAt ?? open.sinceAt;
  const earlier = waits.slice(0, -1);
  if (!isWaiting) return [...earlier, { ...open, sinceAt, untilAt: at, end: endOf(contact.state) }];
  if (open.queueId === queueId) return open.sinceAt === sinceAt ? waits : [...earlier, { ...open, sinceAt }];
  const moved: Wait = { ...open, untilAt: at, end: 'moved' };
  return [...earlier, moved, { ...open, queueId, sinceAt, fromAt: at }];
}

function newWait(before: ContactTimeline | undefined, contact: CountedContact, at: Instant): Wait {
  const firstOrAgain = contact.interactions.some((part) => part.kind === 'agent') ? 'again' : 'first';
  const kind = before && before.promisedAt !== null ? 'callback' : firstOrAgain;
  const sinceAt = contact.firstQueuedAt ?? at;
  return { queueId: contact.queue?.id ?? null, kind, sinceAt, fromAt: at, untilAt: null, end: null };
}

const ends = {
  connected: 'answered',
  abandoned: 'abandoned',
  awaitingCallback: 'callback',
  selfService: 'selfService',
} as const satisfies Partial<Record<ContactState, WaitEnd>>;

function endOf(state: ContactState): WaitEnd {
  return state in ends ? ends[state as keyof typeof ends] : 'closed';
}

function handlingsAfter(handlings: readonly Handling[], contact: CountedContact, at: Instant): readonly Handling[] {
  const known = new Map(handlings.map((handling) => [handling.id, handling]));
  return contact.interactions.flatMap((part) => {
    if (part.kind !== 'agent' || part.agent === null) return [];
    const handling = known.get(part.id);
    if (handling && handling.completedAt !== null) return [handling];
    const { id, agent, completedAt } = part;
    const doing = doingOf(part.state, contact.state);
    const spans = spansAfter(handling?.spans ?? spansByStamps(part), doing, completedAt ?? at);
    const queueId = handling ? handling.queueId : (contact.queue?.id ?? null);
    return [{ id, userId: agent.userId, queueId, spans, completedAt }];
  });
}

type Part = CountedContact['interactions'][number];

/** A part that is met for the first time; it may have come a long way already where the log begins late. */
function spansByStamps({ startedAt, leftAt }: Part): readonly HandlingSpan[] {
  const talk = spansAfter([], 'talk', startedAt);
  return leftAt === null ? talk : spansAfter(talk, 'wrapUp', leftAt);
}

function doingOf(part: Part['state'], contact: ContactState): HandlingSpan['doing'] | null {
  if (part === 'completed') return null;
  if (part === 'wrapUp') return 'wrapUp';
  if (part === 'active') return 'talk';
  return contact === 'parked' ? 'parked' : 'hold';
}

function spansAfter(
  spans: readonly HandlingSpan[],
  doing: HandlingSpan['doing'] | null,
  at: Instant,
): readonly HandlingSpan[] {
  const last = spans.at(-1);
  if (last?.doing === doing && last?.untilAt === null) return spans;
  const ended = spans.map((span) => (span.untilAt === null ? { ...span, untilAt: at } : span));
  return doing === null ? ended : [...ended, { doing, fromAt: at, untilAt: null }];
}

/** We had promised to ring, and it came to nothing. */
export function lostPromiseAt(contact: ContactTimeline): Instant | null {
  const { promisedAt, state, waits, endedAt } = contact;
  if (promisedAt === null || !contactLifecycle.isFinal(state)) return null;
  return waits.some(({ kind, end }) => kind === 'callback' && end === 'answered') ? null : endedAt;
}
