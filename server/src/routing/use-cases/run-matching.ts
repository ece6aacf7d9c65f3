import type { Instant } from '@switchboard/shared/kernel';
import { agentNow, capacityOf, type Rows } from '../../agents/index.ts';
import { requeue } from '../../contacts/index.ts';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { everyQueue } from '../../queues/index.ts';
import { match } from '../core/index.ts';
import { crowdedOut } from '../domain/crowded-out.ts';
import { dropLeases, ledElsewhereUntil } from '../storage/lease.ts';
import { contactsLeftBehind } from '../storage/left-behind.ts';
import { crowdingOffers, type ReservationRow, untenableOffers } from '../storage/reservations.ts';
import { readRoutingState, readWaiting } from '../storage/routing-state.ts';
import { withdrawOffers } from './end-offers.ts';
import { makeOffers } from './make-offers.ts';

export interface MatchingNeeds {
  readonly database: Database;
  readonly clock: () => Instant;
  readonly nodeId: string;
}

export interface Run {
  /** When the clock alone may change the decision. */
  readonly wakeAt: Instant | null;
}

/**
 * One run for one organisation: what nobody can accept any more is withdrawn, what a desk that is gone left behind goes
 * back in line, then the core decides over what waits. Everything is judged by what the database has now, so that a run
 * that was missed is made good by the next one.
 */
export async function runMatching(needs: MatchingNeeds, organisationId: string): Promise<Run> {
  await withdrawUntenable(needs, organisationId);
  await returnLeftBehind(needs, organisationId);
  return offerWaiting(needs, organisationId);
}

async function withdrawUntenable({ database, clock }: MatchingNeeds, organisationId: string): Promise<void> {
  const rows = database.readPrepared.bind(database);
  const offers = [
    ...(await untenableOffers(rows, organisationId)),
    ...(await crowdedOffers(rows, organisationId, clock())),
  ];
  if (offers.length === 0) return;
  await database.inTransaction(scopeOf(organisationId), (tx) => withdrawOffers(tx, offers));
}

/** What she set aside came back, and she has no room left for all that is offered to her. */
async function crowdedOffers(rows: Rows, organisationId: string, now: Instant): Promise<ReservationRow[]> {
  const offers = Map.groupBy(await crowdingOffers(rows, organisationId), ({ user_id: userId }) => userId);
  if (offers.size === 0) return [];
  const plan = await capacityOf(rows, organisationId);
  const agents = await agentNow(rows, organisationId, { userIds: [...offers.keys()], now });
  return agents.flatMap((agent) => crowdedOut(offers.get(agent.id) ?? [], agent, plan));
}

/** A commit for each: one that moved meanwhile is refused and holds up no other. */
async function returnLeftBehind({ database }: MatchingNeeds, organisationId: string): Promise<void> {
  const left = await contactsLeftBehind(
    (statement, values) => database.readPrepared(statement, values),
    organisationId,
  );
  for (const { contactId, userId } of left) {
    await database.inTransaction(scopeOf(organisationId), async (tx) => {
      const back = await requeue(tx, contactId, { wanted: userId });
      if (!back.ok) await tx.takeBack();
    });
  }
}

async function offerWaiting({ database, clock, nodeId }: MatchingNeeds, organisationId: string): Promise<Run> {
  const rows = database.readPrepared.bind(database);
  const waiting = await readWaiting(rows, organisationId);
  if (waiting.length === 0) return { wakeAt: null };
  const queues = new Map((await everyQueue(rows, organisationId)).map((queue) => [queue.id, queue]));
  const now = clock();
  const state = await readRoutingState(rows, organisationId, { waiting, queues, now });
  const { matches, wakeAt } = match(state, now);
  if (matches.length === 0) return { wakeAt };
  const plan = { organisationId, nodeId, matches, queues };
  const made = await database.inTransaction(scopeOf(organisationId), (tx) => makeOffers(tx, plan));
  return { wakeAt: made === null ? await ledElsewhereUntil(rows, organisationId, nodeId) : wakeAt };
}

/** A server that goes in order leaves nobody waiting for its lease to lapse. */
export async function giveUpLead({ database, nodeId }: MatchingNeeds): Promise<void> {
  await database.inTransaction(systemScope(everyOrganisation, 'routing.give-up-lead'), (tx) => dropLeases(tx, nodeId));
}

function scopeOf(organisationId: string) {
  return { ...systemScope(organisationId, 'routing.match'), operation: 'routing.match' };
}
