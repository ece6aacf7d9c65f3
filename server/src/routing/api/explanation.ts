import { accepted, refused } from '@switchboard/shared/kernel';
import { explanationOperations, liveExplanationSchema, offerExplanationSchema } from '@switchboard/shared/routing';
import type { Kysely } from 'kysely';
import { movesOf, visibleContact } from '../../contacts/index.ts';
import type { Tables } from '../../platform/database/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { FullExplanation } from '../core/decisions.ts';
import { decisionsOf } from '../storage/reservations.ts';
import { DomainMemory } from '../use-cases/domain-memory.ts';
import type { Leading } from '../use-cases/leading.ts';

type Needs = Pick<Platform, 'registry' | 'database'>;

/**
 * How a contact was routed and how it stands: the offers with the reasons that were kept, what people and rules decided,
 * and, while it waits, everybody who is signed in with the reason why she is or is not asked.
 */
export function registerExplanation({ registry, database }: Needs, leading: Leading): void {
  registry.query(explanationOperations.explanation, async ({ scope, db, now }, { contactId }) => {
    const row = await visibleContact(db, scope, contactId);
    if (!row) return refused({ code: 'request/not-found' });
    const decisions = await decisionsOf(db, contactId);
    const moves = await movesOf(db, contactId);
    const live = row.state === 'queued' ? await explained(database, leading, { ...row, now }) : null;
    const named = [...decisions.map(({ userId }) => userId), ...(live ? everybodyIn(live) : [])];
    const people = await peopleOf(db, [...new Set(named)]);
    const names = new Map(people.map(({ userId, name }) => [userId, name]));
    return accepted({
      contactId,
      at: now,
      offers: decisions.map(({ userId, explanation, ...decision }) => ({
        ...decision,
        agent: { userId, name: names.get(userId) ?? '' },
        explanation: offerExplanationSchema.parse(explanation),
      })),
      moves: moves.map(({ at, kind, by, reason, details }) => ({ at, kind, by, reason, details })),
      live: live && liveExplanationSchema.parse(live),
      people,
    });
  });
}

interface Asked {
  readonly id: string;
  readonly organisation_id: string;
  readonly now: number;
}

/** By the leader's memory when this node leads; else read for this one question. */
async function explained(
  database: Platform['database'],
  leading: Leading,
  { id, organisation_id: organisationId, now }: Asked,
): Promise<FullExplanation | null> {
  const led = leading.known(organisationId)?.explain(id, now);
  if (led) return led;
  const memory = new DomainMemory(organisationId, { epoch: 0, position: 0 });
  await memory.refresh(database.readPrepared.bind(database), now);
  return memory.explain(id, now);
}

function everybodyIn({ candidates, others }: FullExplanation): string[] {
  return [...candidates, ...others].map(({ userId }) => userId);
}

async function peopleOf(db: Kysely<Tables>, userIds: readonly string[]): Promise<{ userId: string; name: string }[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'display_name'])
    .where('id', 'in', [...userIds])
    .execute();
  return rows.map(({ id: userId, display_name: name }) => ({ userId, name }));
}
