import type { ParticipantKind } from '@switchboard/shared/contacts';
import { newId } from '@switchboard/shared/kernel';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

const insert = hotStatement(
  'participant.insert',
  `INSERT INTO participant (id, organisation_id, contact_id, kind, user_id, name, joined_at, left_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, NULL)`,
);
const leaveUser = hotStatement(
  'participant.leave-user',
  'UPDATE participant SET left_at = ? WHERE contact_id = ? AND user_id = ? AND left_at IS NULL AND organisation_id = ?',
);
const leaveKind = hotStatement(
  'participant.leave-kind',
  'UPDATE participant SET left_at = ? WHERE contact_id = ? AND kind = ? AND left_at IS NULL AND organisation_id = ?',
);
const leaveAll = hotStatement(
  'participant.leave-all',
  'UPDATE participant SET left_at = ? WHERE contact_id = ? AND left_at IS NULL AND organisation_id = ?',
);

export interface Joining {
  readonly contactId: string;
  readonly kind: ParticipantKind;
  readonly userId: string | null;
  readonly name: string;
}

export async function joins(tx: Transaction, { contactId, kind, userId, name }: Joining): Promise<void> {
  await tx.change(insert, [newId(tx.now), tx.scope.organisationId, contactId, kind, userId, name, tx.now]);
}

export async function userLeaves(tx: Transaction, contactId: string, userId: string): Promise<void> {
  await tx.change(leaveUser, [tx.now, contactId, userId, tx.scope.organisationId]);
}

export async function botLeaves(tx: Transaction, contactId: string): Promise<void> {
  await tx.change(leaveKind, [tx.now, contactId, 'bot', tx.scope.organisationId]);
}

export async function everybodyLeaves(tx: Transaction, contactId: string): Promise<void> {
  await tx.change(leaveAll, [tx.now, contactId, tx.scope.organisationId]);
}
