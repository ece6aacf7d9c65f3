import type { AuditEntry } from '@switchboard/shared/audit';
import type { Instant } from '@switchboard/shared/kernel';
import { byteOrderMark, csvLine } from './csv.ts';

const columns = [
  'recordedAt',
  'actorKind',
  'actorId',
  'actorName',
  'action',
  'subjectKind',
  'subjectId',
  'traceId',
  'entryId',
  'sealedSeq',
  'erasedAt',
  'content',
] as const;

export const auditCsvHeader = `${byteOrderMark}${csvLine(columns)}`;

/** One entry as a line; times in ISO 8601 (UTC), the content as JSON in the last column. */
export function auditCsvLine(entry: AuditEntry, payload: string | null, erasedAt: Instant | null): string {
  return csvLine([
    new Date(entry.recordedAt).toISOString(),
    entry.actor.kind,
    entry.actor.id,
    entry.actor.name,
    entry.action,
    entry.subject.kind,
    entry.subject.id,
    entry.traceId,
    entry.id,
    entry.sealedSeq,
    erasedAt === null ? null : new Date(erasedAt).toISOString(),
    payload,
  ]);
}
