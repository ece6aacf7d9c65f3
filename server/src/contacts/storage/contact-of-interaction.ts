import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

const contactOf = hotStatement(
  'interaction.contact-of',
  'SELECT contact_id FROM interaction WHERE id = ? AND organisation_id = ?',
);

export async function contactOfInteraction(tx: Transaction, interactionId: string): Promise<string | undefined> {
  const [row] = await tx.prepared<{ contact_id: string }>(contactOf, [interactionId, tx.scope.organisationId]);
  return row?.contact_id;
}
