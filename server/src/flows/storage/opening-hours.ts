import { type OpeningHours, openingHoursSchema } from '@switchboard/shared/flows';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import './tables.ts';

/** When a queue is open; undefined where nobody has said so. */
export async function openingHoursOf(
  db: Kysely<Tables>,
  { organisationId, queueKey }: { organisationId: string; queueKey: string },
): Promise<OpeningHours | undefined> {
  const row = await db
    .selectFrom('opening_hours')
    .select('hours')
    .where('organisation_id', '=', organisationId)
    .where('queue_key', '=', queueKey)
    .executeTakeFirst();
  return row && openingHoursSchema.parse(JSON.parse(row.hours));
}

export async function keepOpeningHours(
  db: Kysely<Tables>,
  kept: { organisationId: string; queueKey: string; hours: OpeningHours },
): Promise<void> {
  const row = { organisation_id: kept.organisationId, queue_key: kept.queueKey, hours: JSON.stringify(kept.hours) };
  await db
    .insertInto('opening_hours')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'queue_key']).doUpdateSet({ hours: row.hours }))
    .execute();
}
