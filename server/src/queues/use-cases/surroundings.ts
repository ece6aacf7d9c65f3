import type { Instant } from '@switchboard/shared/kernel';
import type { PlanSurroundings } from '@switchboard/shared/routing-plan';
import type { Kysely } from 'kysely';
import { skillLevels } from '../../agents/index.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { QueueNeeds } from '../ports.ts';
import { serviceAreasOf, teamsOf } from '../storage/named-things.ts';
import { queuesOf } from '../storage/queues.ts';
import { skillKeysById } from '../storage/skills.ts';

type Db = Kysely<Tables>;

/** What an organisation has beside its plan, as the database has it at this moment. */
export async function surroundingsOf(
  db: Db,
  { organisationId, now }: { readonly organisationId: string; readonly now: Instant },
  needs: QueueNeeds,
): Promise<PlanSurroundings> {
  const teams = await teamsOf(db, organisationId);
  const areas = await serviceAreasOf(db, organisationId);
  return {
    teams: teams.map(({ name, members }) => ({ name, members })),
    serviceAreas: areas.map(({ name }) => name),
    skillsHeld: await skillsHeld(db, now),
    queuesInUse: await queuesInUse(db, organisationId, needs),
  };
}

async function skillsHeld(db: Db, now: Instant): Promise<Record<string, number>> {
  const keys = await skillKeysById(db);
  const held: Record<string, number> = {};
  for (const levels of (await skillLevels(db, now)).values()) {
    for (const [skillId, level] of levels) {
      const key = keys.get(skillId);
      if (key !== undefined) held[key] = Math.max(held[key] ?? 0, level);
    }
  }
  return held;
}

async function queuesInUse(db: Db, organisationId: string, { waitingByQueue, waysIn }: QueueNeeds) {
  const waiting = await waitingByQueue(db);
  const ways = await waysIn(db, organisationId);
  const queues = (await queuesOf(db)).filter((queue) => queue.organisationId === organisationId);
  return Object.fromEntries(
    queues.map(({ id, key }) => {
      const leading = ways.filter(({ queueKey }) => queueKey === key);
      const named = (kind: string) => leading.filter(({ from }) => from === kind).map(({ name }) => name);
      return [key, { waiting: waiting.get(id)?.count ?? 0, channels: named('channel'), flows: named('flow') }];
    }),
  );
}
