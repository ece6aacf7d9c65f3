import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import './tables.ts';

const leftBehind = hotStatement(
  'routing.left-behind',
  `SELECT a.user_id, i.contact_id FROM agent_state a
   JOIN interaction i ON i.user_id = a.user_id AND i.organisation_id = a.organisation_id
   JOIN contact c ON c.id = i.contact_id
   WHERE a.organisation_id = ? AND a.state = 'offline' AND a.units_used > 0
     AND i.state IN ('active', 'held') AND i.state <> 'completed' AND i.is_owner = 1
     AND c.state = 'connected' AND c.channel <> 'voice'
   ORDER BY c.band, c.first_queued_at, c.id`,
);

/**
 * What agents who are gone still have in hand and nobody answers: digital contacts only, since a call goes on without
 * the desk (design §3). The most urgent first.
 */
export async function contactsLeftBehind(
  rows: Rows,
  organisationId: string,
): Promise<{ contactId: string; userId: string }[]> {
  const found = await rows<{ user_id: string; contact_id: string }>(leftBehind, [organisationId]);
  return found.map((row) => ({ contactId: row.contact_id, userId: row.user_id }));
}
