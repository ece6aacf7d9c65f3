import { hash } from 'node:crypto';
import type { Closure } from '@switchboard/shared/hours';
import { canonicalJson, type Instant, minutes } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import type { OverflowRule } from '@switchboard/shared/routing-plan';
import { endContact, moveToQueue, noteMove, promiseCallback, tellCitizen } from '../../contacts/index.ts';
import { announcementOf, type Hours, hoursOf } from '../../hours/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { DueJob } from '../../platform/jobs/index.ts';
import { everyQueue } from '../../queues/index.ts';
import { estimatedWait } from '../domain/estimated-wait.ts';
import { type OverflowDeed, type OverflowQueue, overflowDeed } from '../domain/overflow.ts';
import { holdWaiting } from '../storage/locks.ts';
import { type Line, linesOf, placeInQueue, readWaitingFacts, type WaitingFacts } from '../storage/overflow-facts.ts';
import { paceOf } from '../storage/queue-figures.ts';
import { type StaffedAgent, staffByQueue } from '../storage/queue-staff.ts';

export const overflowTimer = 'routing.overflow-contact';

/** What is true of an organisation's queues this moment, as far as their rules ask for it. */
interface Situation {
  readonly now: Instant;
  readonly queues: ReadonlyMap<string, QueueRecord>;
  readonly hours: Hours;
  readonly lines: ReadonlyMap<string, Line>;
  readonly staff: ReadonlyMap<string, readonly StaffedAgent[]>;
}

/** What is to be done about one contact: words of a closure, or what a rule says. */
type Turn =
  | { readonly kind: 'closure'; readonly closure: Closure }
  | { readonly kind: 'rule'; readonly deed: OverflowDeed; readonly rule: OverflowRule };

/**
 * Looks at everybody of an organisation who waits, and plans a turn for whom there is something to do. Each turn is a
 * transaction of its own that judges the contact anew (field.md §2.4, 19: overflow is continuous). Answers how many.
 */
export async function planOverflows(tx: Transaction, organisationId: string): Promise<number> {
  const situation = await situationOf(tx, organisationId);
  const isConcerned = ({ queueId }: WaitingFacts) => {
    const queue = situation.queues.get(queueId);
    return queue !== undefined && (queue.overflow.length > 0 || !situation.hours.isOpen(queue, situation.now));
  };
  if (![...situation.lines.keys()].some((queueId) => isConcerned({ queueId } as WaitingFacts))) return 0;
  const waiting = (await readWaitingFacts(tx.prepared.bind(tx), organisationId)).filter(isConcerned);
  let planned = 0;
  for (const contact of waiting) {
    if (!(await turnFor(tx, situation, contact))) continue;
    await tx.schedule({ kind: overflowTimer, key: contact.contactId, dueAt: tx.now, organisationId });
    planned += 1;
  }
  return planned;
}

/** Does what is to be done about a contact, if it is still to be done: it is held, and judged by what is true now. */
export async function onOverflowTurn(tx: Transaction, { organisationId, key: contactId }: DueJob): Promise<void> {
  if (!(await holdWaiting(tx, organisationId, contactId))) return;
  const [contact] = await readWaitingFacts(tx.prepared.bind(tx), organisationId, contactId);
  if (!contact) return;
  const situation = await situationOf(tx, organisationId);
  const turn = await turnFor(tx, situation, contact);
  if (!turn) return;
  if (turn.kind === 'closure') await tellCitizen(tx, contactId, announcementOf(turn.closure));
  else await carryOut(tx, situation, contact, turn);
}

async function situationOf(tx: Transaction, organisationId: string): Promise<Situation> {
  const rows = tx.prepared.bind(tx);
  const queues = new Map((await everyQueue(rows, organisationId)).map((queue) => [queue.id, queue]));
  const lines = await linesOf(rows, organisationId);
  const asked = [...lines.keys()].flatMap((id) => queues.get(id)?.overflow ?? []).flatMap(conditionsOf);
  const staff = asked.some((condition) => 'nobodyAvailable' in condition)
    ? await staffByQueue(tx.db, tx.now)
    : new Map();
  return { now: tx.now, queues, lines, staff, hours: await hoursOf(rows, organisationId, tx.now) };
}

async function turnFor(tx: Transaction, situation: Situation, contact: WaitingFacts): Promise<Turn | null> {
  const { queues, hours, lines, staff, now } = situation;
  const queue = queues.get(contact.queueId);
  if (!queue || contact.isOffered) return null;
  const closure = hours.closureOf(queue, now);
  if (closure && !contact.isCallback && !contact.told.has(announcementOf(closure).key)) {
    return { kind: 'closure', closure };
  }
  const line = lines.get(queue.id);
  const seen: OverflowQueue = {
    key: queue.key,
    isOpen: hours.isOpen(queue, now),
    waiting: line?.waiting ?? 1,
    longestSinceAt: line?.longestSinceAt ?? null,
    agents: (staff.get(queue.id) ?? []).map(({ keptBy }) => keptBy),
  };
  const visited = new Set([queue.id, ...contact.movedFrom].flatMap((id) => queues.get(id)?.key ?? []));
  // A rule that leads to a queue that no plan names, or that does not take her channel, has nothing to do.
  const reachable = new Set(
    [...queues.values()].flatMap(({ key, closedAt, channels }) =>
      closedAt === null && channels.includes(contact.channel) ? [key] : [],
    ),
  );
  const rules = queue.overflow.filter(({ do: action }) => !('toQueue' in action) || reachable.has(action.toQueue));
  const facts = {
    ...contact,
    visited,
    hops: contact.overflows,
    told: new Set(rules.flatMap((rule, index) => (contact.told.has(keyOf(queue, rule)) ? [index] : []))),
    likelyWaitMs: rules.flatMap(conditionsOf).some((condition) => 'estimatedWaitSeconds' in condition)
      ? await likelyWait(tx, contact, now)
      : null,
  };
  const deed = overflowDeed(rules, { contact: facts, queue: seen, now });
  return deed && { kind: 'rule', deed, rule: rules[deed.rule]! };
}

async function likelyWait(tx: Transaction, contact: WaitingFacts, now: Instant): Promise<number | null> {
  const pace = await paceOf(tx.db, contact.queueId, now);
  if (!pace) return null;
  const place = await placeInQueue(tx.prepared.bind(tx), tx.scope.organisationId, contact);
  return estimatedWait(place, pace)?.likelyMs ?? null;
}

async function carryOut(
  tx: Transaction,
  { queues }: Situation,
  { contactId, queueId }: WaitingFacts,
  { deed, rule }: Extract<Turn, { kind: 'rule' }>,
): Promise<void> {
  const queue = queues.get(queueId)!;
  const key = keyOf(queue, rule);
  const by = { kind: 'rule', id: key, name: `Overflow of ${queue.name}` } as const;
  const reason = JSON.stringify(rule.when);
  const to = deed.kind === 'toQueue' ? [...queues.values()].find((one) => one.key === deed.queueKey) : undefined;
  if (to) {
    const moved = await moveToQueue(tx, contactId, { queueId: to.id, kind: 'overflowed', by, reason });
    if (!moved.ok) return;
  } else {
    await noteMove(tx, {
      contactId,
      kind: 'overflowed',
      by,
      reason,
      details: { action: deed.kind, queue: queue.name },
    });
    await act(tx, contactId, key, deed);
  }
  const body = { contactId, rule: key, action: deed.kind, fromQueueId: queueId, toQueueId: to?.id ?? null };
  tx.event({ type: 'contact.overflowed', subjectId: contactId, body });
}

async function act(tx: Transaction, contactId: string, key: string, deed: OverflowDeed): Promise<void> {
  if (deed.kind === 'say' || deed.kind === 'close') await tellCitizen(tx, contactId, { key, text: deed.text });
  if (deed.kind === 'close') await endContact(tx, contactId, { by: 'platform' });
  if (deed.kind === 'callback') await promiseCallback(tx, contactId, { dueAt: tx.now + minutes(deed.afterMinutes) });
}

function conditionsOf({ when }: OverflowRule) {
  return 'any' in when ? when.any : when.all;
}

/** The same rule keeps its key when others come before it, so that its words are not said a second time. */
function keyOf(queue: QueueRecord, rule: OverflowRule): string {
  return `overflow-${queue.key}-${hash('sha256', canonicalJson(rule)).slice(0, 16)}`;
}
