import {
  exportAudit,
  listAudit,
  readAuditChain,
  readAuditEntry,
  readAuditVerification,
  traceAudit,
} from '@switchboard/shared/audit';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import { auditCsvHeader, auditCsvLine } from '../domain/audit-csv.ts';
import { cursorText, readCursor } from '../domain/list-cursor.ts';
import type { ActorNames } from '../ports.ts';
import { chainHead, lastAnchor, lastVerification, unsealedTail, verificationOf } from '../storage/chain-state.ts';
import { listEntries, openEntry, readEntries } from '../storage/entries.ts';
import { type EntryRow, entryOf } from '../storage/entry-columns.ts';
import { traceSteps } from '../storage/trace-steps.ts';

/** What an auditor may ask. */
export function registerQuestions(registry: OperationRegistry, actorNames: ActorNames): void {
  const namesIn = (organisationId: string, rows: readonly EntryRow[]) =>
    actorNames(
      organisationId,
      rows.map((row) => ({ kind: row.actor_kind, id: row.actor_id })),
    );

  registry.query(listAudit, async ({ scope, longDb }, { after, limit, ...filter }) => {
    const cursor = after === undefined ? null : readCursor(after);
    if (after !== undefined && !cursor) return refused({ code: 'request/malformed' });
    const rows = await listEntries(longDb, filter, { after: cursor, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const names = await namesIn(scope.organisationId, shown);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const next = last ? cursorText({ recordedAt: last.recorded_at, entryId: last.entry_id }) : null;
    return accepted({ items: shown.map((row) => entryOf(row, names)), next });
  });

  registry.query(readAuditEntry, async ({ scope, db }, { entryId }) => {
    const opened = await openEntry(db, entryId);
    if (!opened) return refused({ code: 'request/not-found' });
    const { entry, payload, erasedAt, link } = opened;
    return accepted({ ...entryOf(entry, await namesIn(scope.organisationId, [entry])), payload, erasedAt, link });
  });

  registry.query(traceAudit, async ({ scope, db }, { traceId }) =>
    accepted(await traceSteps(db, traceId, (entries) => namesIn(scope.organisationId, entries))),
  );

  registry.query(readAuditChain, async ({ db }) =>
    accepted({
      head: await chainHead(db),
      unsealed: await unsealedTail(db),
      lastAnchor: await lastAnchor(db),
      lastVerification: await lastVerification(db),
    }),
  );

  registry.query(readAuditVerification, async ({ db }, { verificationId }) => {
    const verification = await verificationOf(db, verificationId);
    return verification ? accepted(verification) : refused({ code: 'request/not-found' });
  });

  registry.query(exportAudit, async ({ scope, longDb, now }, filter) =>
    accepted(
      (async function* () {
        yield auditCsvHeader;
        for await (const rows of readEntries(longDb, filter, now)) {
          const names = await namesIn(scope.organisationId, rows);
          yield rows.map((row) => auditCsvLine(entryOf(row, names), row.payload, row.erased_at)).join('');
        }
      })(),
    ),
  );
}
