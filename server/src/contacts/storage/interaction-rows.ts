import type { Selectable } from 'kysely';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

export type InteractionRow = Selectable<Tables['interaction']>;

const ofContact = hotStatement(
  'interaction.of-contact',
  'SELECT * FROM interaction WHERE contact_id = ? AND organisation_id = ? ORDER BY started_at, id',
);

const insert = hotStatement(
  'interaction.insert',
  `INSERT INTO interaction (id, organisation_id, contact_id, kind, user_id, agent_name, state, is_owner, reservation_id,
     started_at, left_at, wrap_up_mode, wrap_up_due_at, wrap_up_extended, completed_at, held_since_at, held_ms,
     interrupted_by)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

const update = hotStatement(
  'interaction.update',
  `UPDATE interaction SET state = ?, is_owner = ?, left_at = ?, wrap_up_mode = ?, wrap_up_due_at = ?,
     wrap_up_extended = ?, completed_at = ?, held_since_at = ?, held_ms = ?, interrupted_by = ? WHERE id = ? AND organisation_id = ?`,
);

export function interactionsOf(tx: Transaction, contactId: string): Promise<InteractionRow[]> {
  return tx.prepared<InteractionRow>(ofContact, [contactId, tx.scope.organisationId]);
}

export async function insertInteraction(tx: Transaction, row: InteractionRow): Promise<void> {
  await tx.change(insert, [
    row.id,
    row.organisation_id,
    row.contact_id,
    row.kind,
    row.user_id,
    row.agent_name,
    row.state,
    row.is_owner,
    row.reservation_id,
    row.started_at,
    row.left_at,
    row.wrap_up_mode,
    row.wrap_up_due_at,
    row.wrap_up_extended,
    row.completed_at,
    row.held_since_at,
    row.held_ms,
    row.interrupted_by,
  ]);
}

export async function updateInteraction(tx: Transaction, row: InteractionRow): Promise<void> {
  await tx.change(update, [
    row.state,
    row.is_owner,
    row.left_at,
    row.wrap_up_mode,
    row.wrap_up_due_at,
    row.wrap_up_extended,
    row.completed_at,
    row.held_since_at,
    row.held_ms,
    row.interrupted_by,
    row.id,
    row.organisation_id,
  ]);
}
