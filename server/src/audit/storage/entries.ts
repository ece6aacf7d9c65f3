import type { AuditFilter, AuditLink, AuditPayload } from '@switchboard/shared/audit';
import type { Instant } from '@switchboard/shared/kernel';
import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import type { ListCursor } from '../domain/list-cursor.ts';
import type { EntryRow } from './entry-columns.ts';

type Db = Kysely<Tables>;
type Where = ExpressionBuilder<Tables, 'audit_entry'>;

/** All of a filter as one condition; a noun stands for everything that is done to it. */
function matching(eb: Where, filter: AuditFilter) {
  const { actorKind, actorId, action, subjectKind, subjectId, traceId, from, to } = filter;
  const isNoun = action !== undefined && !action.includes('.');
  return eb.and([
    ...(actorKind ? [eb('actor_kind', '=', actorKind)] : []),
    ...(actorId ? [eb('actor_id', '=', actorId)] : []),
    // No range over the index of actions: it would have every page sorted anew instead of read in order of time.
    ...(action && isNoun
      ? [eb(eb.fn('substr', ['action', eb.val(1), eb.val(action.length + 1)]), '=', `${action}.`)]
      : []),
    ...(action && !isNoun ? [eb('action', '=', action)] : []),
    ...(subjectKind ? [eb('subject_kind', '=', subjectKind)] : []),
    ...(subjectId ? [eb('subject_id', '=', subjectId)] : []),
    ...(traceId ? [eb('trace_id', '=', traceId)] : []),
    ...(from === undefined ? [] : [eb('recorded_at', '>=', from)]),
    ...(to === undefined ? [] : [eb('recorded_at', '<', to)]),
  ]);
}

/** Before or after a cursor: time first, and among equals the id. */
function beyond(eb: Where, { recordedAt, entryId }: ListCursor, operator: '<' | '>') {
  return eb(eb.refTuple('recorded_at', 'entry_id'), operator, eb.tuple(recordedAt, entryId));
}

export async function listEntries(
  db: Db,
  filter: AuditFilter,
  page: { after: ListCursor | null; limit: number },
): Promise<EntryRow[]> {
  const { after, limit } = page;
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where((eb) => matching(eb, filter))
    .$if(after !== null, (query) => query.where((eb) => beyond(eb, after!, '<')))
    .orderBy('recorded_at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(limit)
    .execute();
}

/** An entry with what it says and the link that holds it. */
export interface OpenedRow {
  readonly entry: EntryRow;
  readonly payload: AuditPayload | null;
  readonly erasedAt: Instant | null;
  readonly link: AuditLink | null;
}

export async function openEntry(db: Db, entryId: string): Promise<OpenedRow | null> {
  const entry = await db.selectFrom('audit_entry').selectAll().where('entry_id', '=', entryId).executeTakeFirst();
  if (!entry) return null;
  const stored = await db.selectFrom('audit_payload').selectAll().where('entry_id', '=', entryId).executeTakeFirst();
  const link = await db.selectFrom('audit_link').selectAll().where('entry_id', '=', entryId).executeTakeFirst();
  return {
    entry,
    payload: stored?.payload ? (JSON.parse(stored.payload) as AuditPayload) : null,
    erasedAt: stored?.erased_at ?? null,
    link: link
      ? {
          seq: link.seq,
          entryHash: link.entry_hash,
          prevHash: link.prev_hash,
          hash: link.hash,
          sealedAt: link.sealed_at,
        }
      : null,
  };
}

export type ExportedRow = EntryRow & { payload: string | null; erased_at: number | null };

const rowsPerRead = 1000;

/**
 * Every matching entry with its content, oldest first, a thousand at a time: a trail of any length in little memory.
 * It ends with what is recorded at `upTo`, so that it ends at all while people work on.
 */
export async function* readEntries(db: Db, filter: AuditFilter, upTo: Instant): AsyncGenerator<ExportedRow[]> {
  const bounded = { ...filter, to: Math.min(filter.to ?? Number.POSITIVE_INFINITY, upTo + 1) };
  let after: ListCursor | null = null;
  for (;;) {
    const entries = await entriesAfter(db, bounded, after);
    if (entries.length > 0) yield await withPayloads(db, entries);
    const last = entries.at(-1);
    if (!last || entries.length < rowsPerRead) return;
    after = { recordedAt: last.recorded_at, entryId: last.entry_id };
  }
}

function entriesAfter(db: Db, filter: AuditFilter, after: ListCursor | null): Promise<EntryRow[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .where((eb) => matching(eb, filter))
    .$if(after !== null, (query) => query.where((eb) => beyond(eb, after!, '>')))
    .orderBy('recorded_at')
    .orderBy('entry_id')
    .limit(rowsPerRead)
    .execute();
}

async function withPayloads(db: Db, entries: readonly EntryRow[]): Promise<ExportedRow[]> {
  const ids = entries.map((entry) => entry.entry_id);
  const payloads = db.selectFrom('audit_payload').select(['entry_id', 'payload', 'erased_at']);
  const found = new Map((await payloads.where('entry_id', 'in', ids).execute()).map((row) => [row.entry_id, row]));
  return entries.map((entry) => {
    const { payload = null, erased_at = null } = found.get(entry.entry_id) ?? {};
    return { ...entry, payload, erased_at };
  });
}
