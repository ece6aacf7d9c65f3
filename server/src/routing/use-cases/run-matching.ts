import type { Instant } from '@switchboard/shared/kernel';
import { seconds } from '@switchboard/shared/kernel';
import { requeue } from '../../contacts/index.ts';
import { systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { contactsLeftBehind } from '../storage/left-behind.ts';
import type { DomainMemory } from './domain-memory.ts';
import { withdrawOffers } from './end-offers.ts';
import type { Leading } from './leading.ts';
import { makeOffers } from './make-offers.ts';
import { offersToTakeBack } from './offers-to-take-back.ts';

export interface MatchingNeeds {
  readonly database: Database;
  readonly clock: () => Instant;
  readonly nodeId: string;
  readonly leading: Leading;
}

export interface Run {
  /** When the clock alone may change the decision. */
  readonly wakeAt: Instant | null;
  /** There is more to do at once. */
  readonly again: boolean;
}

export interface RunWish {
  readonly organisationId: string;
  /** Also look for what no fact has told of: the safety net. */
  readonly isRound: boolean;
}

/** As many offers as one transaction makes: who is matched first is not kept waiting for the last. */
const offersAtOnce = 200;
/** A pair that the database refuses although memory says otherwise is not tried again and again. */
const stubbornForMs = seconds(1);

/**
 * One run for one organisation, by its leader alone: what has changed is read anew; what nobody can accept any more is
 * withdrawn; what a desk that is gone left behind goes back in line; then the core decides, and one transaction makes the
 * offers. Memory follows the commit, never goes before it. Whatever fails, the memory is thrown away and read again.
 */
export async function runMatching(needs: MatchingNeeds, { organisationId, isRound }: RunWish): Promise<Run> {
  const { database, clock, leading } = needs;
  const memory = await leading.memoryOf(organisationId);
  if (!memory) return { wakeAt: await leading.ledElsewhereUntil(organisationId), again: false };
  const rows = database.readPrepared.bind(database);
  try {
    const read = await memory.refresh(rows, clock());
    if ((isRound || mayLeaveWork(memory, read)) && (await tidied(needs, memory))) await memory.refresh(rows, clock());
    return await offerWaiting(needs, memory);
  } catch (failure) {
    leading.forget(organisationId);
    throw failure;
  }
}

/** Whether one of those who were read anew cannot keep what she has or is offered. */
function mayLeaveWork(memory: DomainMemory, read: readonly string[] | null): boolean {
  if (read === null) return true;
  return read.some((userId) => {
    const agent = memory.agent(userId);
    if (!agent || agent.state !== 'ready' || agent.isDeskSilent) return true;
    return agent.offered.length > 0 && agent.inHand.length > 0;
  });
}

/** Takes back what does not hold any more. Answers whether it did anything; what it touched is doubted. */
async function tidied(needs: MatchingNeeds, memory: DomainMemory): Promise<boolean> {
  const { database, clock } = needs;
  const { organisationId } = memory;
  const rows = database.readPrepared.bind(database);
  const offers = await offersToTakeBack(rows, organisationId, clock());
  if (offers.length > 0) await database.inTransaction(scopeOf(organisationId), (tx) => withdrawOffers(tx, offers));
  const left = await contactsLeftBehind(rows, organisationId);
  // A commit for each: one that moved meanwhile is refused and holds up no other.
  for (const { contactId, userId } of left) {
    await database.inTransaction(scopeOf(organisationId), async (tx) => {
      const back = await requeue(tx, contactId, { wanted: userId });
      if (!back.ok) await tx.takeBack();
    });
  }
  memory.doubt({
    contactIds: [...offers.map((offer) => offer.contact_id), ...left.map(({ contactId }) => contactId)],
    userIds: [...offers.map((offer) => offer.user_id), ...left.map(({ userId }) => userId)],
  });
  return offers.length > 0 || left.length > 0;
}

async function offerWaiting(needs: MatchingNeeds, memory: DomainMemory): Promise<Run> {
  const { database, clock, nodeId, leading } = needs;
  const { organisationId, epoch, queues } = memory;
  const now = clock();
  const { matches, skips, wakeAt } = memory.decide(now, offersAtOnce);
  if (matches.length === 0 && skips.length === 0) return { wakeAt, again: wakeAt !== null && wakeAt <= now };
  const plan = { organisationId, nodeId, epoch, matches, skips, queues };
  memory.expect(matches);
  const done = await database.inTransaction(scopeOf(organisationId), (tx) => makeOffers(tx, plan));
  if (!done) {
    leading.forget(organisationId);
    return { wakeAt: await leading.ledElsewhereUntil(organisationId), again: false };
  }
  memory.apply(done, now);
  const made = new Set(done.made.map(({ contactId }) => contactId));
  const refused = matches.filter(({ contactId }) => !made.has(contactId));
  for (const { contactId, userId } of refused) memory.wasRefused(contactId, userId, now + stubbornForMs);
  return { wakeAt, again: refused.length > 0 || (wakeAt !== null && wakeAt <= now) };
}

function scopeOf(organisationId: string) {
  return { ...systemScope(organisationId, 'routing.match'), operation: 'routing.match' };
}
