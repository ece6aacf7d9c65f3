import type { CallbackOutcome } from '@switchboard/shared/contacts';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

export interface CallbackRow {
  readonly contact_id: string;
  readonly organisation_id: string;
  /** When the citizen was first promised to be called; attempts are counted from then. */
  readonly promised_at: number;
  readonly attempts: number;
  readonly last_outcome: CallbackOutcome | null;
  readonly last_tried_at: number | null;
  /** The contact that this promise became one with. */
  readonly joined_contact_id: string | null;
  readonly over_at: number | null;
}

const promise = hotStatement(
  'callback.promise',
  `INSERT INTO callback (contact_id, organisation_id, promised_at, attempts) VALUES (?, ?, ?, 0)
   ON CONFLICT (contact_id) DO UPDATE SET over_at = NULL,
     promised_at = CASE WHEN callback.over_at IS NULL THEN callback.promised_at ELSE excluded.promised_at END,
     attempts = CASE WHEN callback.over_at IS NULL THEN callback.attempts ELSE 0 END`,
);
const read = hotStatement('callback.read', 'SELECT * FROM callback WHERE contact_id = ? AND organisation_id = ?');
const tried = hotStatement(
  'callback.tried',
  `UPDATE callback SET attempts = attempts + 1, last_outcome = ?, last_tried_at = ?
   WHERE contact_id = ? AND organisation_id = ?`,
);
const over = hotStatement(
  'callback.over',
  `UPDATE callback SET over_at = ?, joined_contact_id = ?
   WHERE contact_id = ? AND organisation_id = ? AND over_at IS NULL`,
);
/** A handle is a name on a page; only a number or an address says that it is the same person. */
const samePerson = hotStatement(
  'callback.same-person',
  `SELECT DISTINCT c.id, c.first_queued_at FROM callback b
   JOIN contact c ON c.id = b.contact_id AND c.organisation_id = b.organisation_id
   JOIN contact_point_given p ON p.contact_id = c.id
   JOIN contact_point_given mine ON mine.kind = p.kind AND mine.value = p.value
   WHERE b.organisation_id = ? AND b.over_at IS NULL AND mine.contact_id = ? AND c.id <> ? AND p.kind <> 'handle'
     AND c.queue_id = ? AND c.state IN ('awaitingCallback', 'queued')
   ORDER BY c.first_queued_at, c.id`,
);

/** A contact that was promised a callback before keeps the time and attempts of that, unless it was over. */
export async function keepPromise(tx: Transaction, contactId: string): Promise<void> {
  await tx.change(promise, [contactId, tx.scope.organisationId, tx.now]);
}

/** The promise, as long as it is neither kept nor given up. */
export async function openCallback(tx: Transaction, contactId: string): Promise<CallbackRow | undefined> {
  const [row] = await tx.prepared<CallbackRow>(read, [contactId, tx.scope.organisationId]);
  return row?.over_at === null ? row : undefined;
}

export async function keepAttempt(tx: Transaction, contactId: string, outcome: CallbackOutcome): Promise<void> {
  await tx.change(tried, [outcome, tx.now, contactId, tx.scope.organisationId]);
}

export async function callbackOver(tx: Transaction, contactId: string, joined: string | null): Promise<void> {
  await tx.change(over, [tx.now, joined, contactId, tx.scope.organisationId]);
}

/** Other contacts of the same number or address that were promised a callback from the same queue. The first is first. */
export async function sameCallbacks(
  tx: Transaction,
  { contactId, queueId }: { readonly contactId: string; readonly queueId: string },
): Promise<string[]> {
  const values = [tx.scope.organisationId, contactId, contactId, queueId];
  return (await tx.prepared<{ id: string }>(samePerson, values)).map(({ id }) => id);
}
