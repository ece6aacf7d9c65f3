import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import { citizenIsLinked, contactIsOpen } from './conditions.ts';
import './tables.ts';

/** Open contacts said to be linked whose link nobody has renewed since; of every organisation. */
export async function lapsedLinks(db: Kysely<Tables>, before: Instant, limit: number) {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'organisation_id'])
    .where(citizenIsLinked)
    .where(contactIsOpen)
    .where('link_renewed_at', '<', before)
    .orderBy('link_renewed_at')
    .limit(limit)
    .execute();
  return rows.map(({ id: contactId, organisation_id: organisationId }) => ({ contactId, organisationId }));
}
