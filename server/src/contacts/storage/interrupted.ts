import type { Channel } from '@switchboard/shared/contacts';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

const talking = hotStatement(
  'interaction.talking',
  `SELECT c.id, c.channel FROM interaction i JOIN contact c ON c.id = i.contact_id
   WHERE i.user_id = ? AND i.organisation_id = ? AND i.state <> 'completed' AND i.state = 'active'
     AND i.kind = 'agent' AND c.state = 'connected' ORDER BY c.id`,
);

const standing = hotStatement(
  'interaction.standing-still',
  `SELECT contact_id FROM interaction
   WHERE user_id = ? AND organisation_id = ? AND state <> 'completed' AND interrupted_by = ? ORDER BY contact_id`,
);

/** What she talks in, in the order in which contacts are locked. */
export function talkingIn(tx: Transaction, userId: string): Promise<{ id: string; channel: Channel }[]> {
  return tx.prepared<{ id: string; channel: Channel }>(talking, [userId, tx.scope.organisationId]);
}

/** What of hers stands still for a contact. */
export async function standingStillFor(tx: Transaction, userId: string, contactId: string): Promise<string[]> {
  const rows = await tx.prepared<{ contact_id: string }>(standing, [userId, tx.scope.organisationId, contactId]);
  return rows.map(({ contact_id: id }) => id);
}
