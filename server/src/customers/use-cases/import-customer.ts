import type { MarkerKind } from '@switchboard/shared/customers';
import { type Instant, newId } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { insertMarker } from '../storage/markers.ts';
import { insertNote } from '../storage/notes.ts';
import { keepNewCustomer, type NewCustomer } from './create-customer.ts';

/** A record as another source knew it, with who marked and noted what, and when. */
export interface ImportedCustomer extends Omit<NewCustomer, 'knownDuplicateIds'> {
  readonly markers: readonly {
    readonly kind: MarkerKind;
    readonly text: string;
    readonly source: string;
    readonly reviewOn: string;
    readonly isRestricted: boolean;
    readonly recordedAt: Instant;
    readonly recordedBy: string;
  }[];
  readonly notes: readonly {
    readonly text: string;
    readonly isPinned: boolean;
    readonly writtenAt: Instant;
    readonly writtenBy: string;
  }[];
}

/**
 * Keeps a whole record at once, without asking whom it resembles and without a right to restricted markers: whoever
 * imports has judged both. Needs a scope of the one organisation.
 */
export async function importCustomer(
  tx: Transaction,
  { markers, notes, ...customer }: ImportedCustomer,
): Promise<{ customerId: string; reference: string }> {
  const kept = await keepNewCustomer(tx, customer);
  if (!kept) throw new Error('An imported customer brings points or addresses with ids of their own');
  const { customerId } = kept;
  const owner = { organisationId: tx.scope.organisationId, customerId };
  for (const marker of markers) await insertMarker(tx.db, { ...marker, ...owner, id: newId(marker.recordedAt) });
  for (const note of notes) await insertNote(tx.db, { ...note, ...owner, id: newId(note.writtenAt) });
  tx.event({ type: 'customer.created', subjectId: customerId, body: { version: 1 } });
  const facts = { markers: markers.length, notes: notes.length };
  await tx.audit({ subject: { kind: 'customer', id: customerId }, after: customer, facts });
  return kept;
}
