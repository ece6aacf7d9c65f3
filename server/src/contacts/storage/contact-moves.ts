import { newId } from '@switchboard/shared/kernel';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

/** Who moved a contact: a person, a rule of the routing plan by its key, or the platform itself. */
export interface MovedBy {
  readonly kind: 'user' | 'rule' | 'platform';
  readonly id: string;
  /** As it is shown: the person's name, the rule's. */
  readonly name: string;
}

export type MoveKind =
  | 'movedToQueue'
  | 'overflowed'
  | 'raised'
  | 'reprioritised'
  | 'assigned'
  | 'picked'
  | 'relaxed'
  | 'repaired';

export interface NewMove {
  readonly contactId: string;
  readonly kind: MoveKind;
  readonly by: MovedBy;
  readonly reason: string | null;
  /** What it was and became; never words of the conversation. */
  readonly details: Readonly<Record<string, unknown>>;
}

const insert = hotStatement(
  'contact-move.insert',
  `INSERT INTO contact_move (id, organisation_id, contact_id, moved_at, kind, by_kind, by_id, by_name, reason, details)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** Writes down what was decided about a contact beside its offers, so that its whole way can be explained. */
export async function noteMove(tx: Transaction, { contactId, kind, by, reason, details }: NewMove): Promise<void> {
  const { organisationId } = tx.scope;
  const said = [kind, by.kind, by.id, by.name, reason, JSON.stringify(details)];
  await tx.change(insert, [newId(tx.now), organisationId, contactId, tx.now, ...said]);
}
