import type { Channel, InteractionState } from '@switchboard/shared/contacts';
import type { Kysely } from 'kysely';
import type { Counted } from '../../agents/index.ts';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import { partIsOpen } from './conditions.ts';
import './tables.ts';

/** A part keeps its agent busy while she talks, or writes up where she has to; a parked contact keeps nobody busy. */
export const keepsBusy = `i.kind = 'agent' AND i.state <> 'completed' AND NOT (i.state = 'held' AND c.state = 'parked')
  AND (i.wrap_up_mode IS NULL OR i.wrap_up_mode <> 'optional')`;

const inHand = hotStatement(
  'interaction.in-hand',
  `SELECT c.channel, i.state FROM interaction i JOIN contact c ON c.id = i.contact_id
   WHERE i.user_id = ? AND i.organisation_id = ? AND ${keepsBusy}`,
);

const person = hotStatement('staff.name', 'SELECT display_name FROM staff WHERE id = ? AND organisation_id = ?');

/** What keeps an agent busy (field.md §2.4 no. 12): each conversation and each wrap-up counts for itself. */
export async function countHands(tx: Transaction, userId: string): Promise<Counted> {
  const rows = await tx.prepared<{ channel: Channel; state: InteractionState }>(inHand, [
    userId,
    tx.scope.organisationId,
  ]);
  const counts: Partial<Record<Channel, number>> = {};
  for (const { channel } of rows) counts[channel] = (counts[channel] ?? 0) + 1;
  return { inHand: counts, isWrappingUp: rows.some(({ state }) => state === 'wrapUp') };
}

/** Is this person in a conversation? Then her session is not cut for idling. */
export async function isOnContact(db: Kysely<Tables>, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('interaction')
    .select('id')
    .where('user_id', '=', userId)
    .where(partIsOpen)
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the others are shown; undefined when there is nobody of this id in the organisation. */
export async function nameOfPerson(tx: Transaction, userId: string): Promise<string | undefined> {
  const [row] = await tx.prepared<{ display_name: string }>(person, [userId, tx.scope.organisationId]);
  return row?.display_name;
}
