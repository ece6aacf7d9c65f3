import type { ContactPoint } from '@switchboard/shared/contacts';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

const insert = hotStatement(
  'contact-point.give',
  `INSERT INTO contact_point_given (organisation_id, contact_id, kind, value, given_at) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (contact_id, kind, value) DO NOTHING`,
);
const ofContact = hotStatement(
  'contact-point.of-contact',
  'SELECT kind, value FROM contact_point_given WHERE contact_id = ? AND organisation_id = ? ORDER BY given_at, value',
);

export async function givePoints(tx: Transaction, contactId: string, points: readonly ContactPoint[]): Promise<void> {
  for (const { kind, value } of points) {
    await tx.change(insert, [tx.scope.organisationId, contactId, kind, value, tx.now]);
  }
}

export function pointsOf(tx: Transaction, contactId: string): Promise<ContactPoint[]> {
  return tx.prepared<ContactPoint>(ofContact, [contactId, tx.scope.organisationId]);
}
