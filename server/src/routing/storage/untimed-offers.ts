import type { Instant } from '@switchboard/shared/kernel';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import './tables.ts';

const untimed = hotStatement(
  'routing.untimed-offers',
  `SELECT r.organisation_id, r.id FROM reservation r WHERE r.state = 'pending' AND r.deadline_at < ? AND NOT EXISTS (
     SELECT 1 FROM job j WHERE j.organisation_id = r.organisation_id AND j.kind = 'reservation.expire' AND j.key = r.id)`,
);

/** Offers whose time is over and which nothing will end: their contacts would be offered to nobody else, for ever. */
export async function untimedOffers(
  rows: Rows,
  now: Instant,
): Promise<{ organisationId: string; reservationId: string }[]> {
  const found = await rows<{ organisation_id: string; id: string }>(untimed, [now]);
  return found.map((row) => ({ organisationId: row.organisation_id, reservationId: row.id }));
}
