import type { InputOf } from '@switchboard/shared/access';
import type { markerOperations } from '@switchboard/shared/customers';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, newId, type Result, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { customerHooks } from '../hooks.ts';
import { seesRestricted } from '../domain/restricted-markers.ts';
import { findCustomer } from '../storage/customers.ts';
import { changeMarker, insertMarker, lockMarker, type MarkerRow } from '../storage/markers.ts';

type Markers = typeof markerOperations;

/** Sets a marker. A restricted one only by somebody who will see it afterwards. */
export async function addMarker(
  tx: Transaction,
  { customerId, ...marker }: InputOf<Markers['add']>,
): Promise<Result<{ markerId: string }, Refusal>> {
  if (!(await findCustomer(tx.db, customerId))) return refused({ code: 'request/not-found' });
  if (marker.isRestricted && !seesRestricted(tx.scope.rights)) return refused({ code: 'access/denied' });
  const markerId = newId(tx.now);
  const { organisationId, actor } = tx.scope;
  await insertMarker(tx.db, {
    ...marker,
    id: markerId,
    organisationId,
    customerId,
    recordedAt: tx.now,
    recordedBy: actor.id,
  });
  await tell(tx, { id: markerId, customer_id: customerId, is_restricted: Number(marker.isRestricted) });
  await tx.audit({ subject: { kind: 'marker', id: markerId }, after: unspoken(marker), facts: { customerId } });
  return accepted({ markerId });
}

/** Says that a marker still holds, in today's words, and until when. */
export async function reviewMarker(
  tx: Transaction,
  { markerId, version: seen, text, reviewOn }: InputOf<Markers['review']>,
): Promise<Result<{ version: number }, Refusal>> {
  const row = await visibleMarker(tx, markerId);
  if (!row) return refused({ code: 'request/not-found' });
  if (row.ended_at !== null) return refused({ code: 'marker/already-ended' });
  if (row.version !== seen) return refused({ code: 'record/changed-meanwhile', details: { version: row.version } });
  const version = await changeMarker(tx.db, markerId, { text, review_on: reviewOn, reviewed_at: tx.now });
  await tell(tx, row);
  const isRestricted = row.is_restricted === 1;
  await tx.audit({
    subject: { kind: 'marker', id: markerId },
    before: unspoken({ text: row.text, reviewOn: row.review_on, isRestricted }),
    after: unspoken({ text, reviewOn, isRestricted }),
    facts: { customerId: row.customer_id },
  });
  return accepted({ version });
}

/** Takes a marker away. Harmless a second time: the click may be sent twice. */
export async function endMarker(
  tx: Transaction,
  { markerId, reason }: InputOf<Markers['end']>,
): Promise<Result<{ version: number }, Refusal>> {
  const row = await visibleMarker(tx, markerId);
  if (!row) return refused({ code: 'request/not-found' });
  if (row.ended_at !== null) return accepted({ version: row.version });
  const version = await changeMarker(tx.db, markerId, { ended_at: tx.now });
  await tell(tx, row);
  const isRestricted = row.is_restricted === 1;
  await tx.audit({
    subject: { kind: 'marker', id: markerId },
    before: unspoken({ kind: row.kind, text: row.text, source: row.source, isRestricted }),
    facts: { customerId: row.customer_id, reason: isRestricted ? withheld : reason },
  });
  return accepted({ version });
}

const withheld = 'withheld: restricted';

/** What the audit trail keeps: who reads the trail may not be allowed to read a restricted marker. */
function unspoken<Said extends { text: string; isRestricted: boolean; source?: string }>(said: Said): Said {
  if (!said.isRestricted) return said;
  return { ...said, text: withheld, ...(said.source !== undefined && { source: withheld }) };
}

/** A restricted marker is, for those without the right, not there. */
async function visibleMarker(tx: Transaction, markerId: string): Promise<MarkerRow | undefined> {
  const row = await lockMarker(tx.db, markerId);
  return row && (row.is_restricted === 0 || seesRestricted(tx.scope.rights)) ? row : undefined;
}

async function tell(tx: Transaction, row: Pick<MarkerRow, 'id' | 'customer_id' | 'is_restricted'>): Promise<void> {
  const body = { markerId: row.id, isRestricted: row.is_restricted === 1 };
  tx.event({ type: 'customer.marker-changed', subjectId: row.customer_id, body });
  for (const hook of customerHooks.whenMarked) await hook(tx, row.customer_id);
}
