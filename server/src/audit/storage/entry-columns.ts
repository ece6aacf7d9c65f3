import type { AuditActor, AuditEntry } from '@switchboard/shared/audit';
import type { Selectable } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import type { EntryHeader } from '../domain/chain-link.ts';

export type EntryRow = Selectable<Tables['audit_entry']>;

/** An entry as it is sealed. */
export function headerOf(row: EntryRow): EntryHeader {
  return {
    organisationId: row.organisation_id,
    entryId: row.entry_id,
    recordedAt: row.recorded_at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    traceId: row.trace_id,
    payloadHash: row.payload_hash,
  };
}

/** An entry as it is shown. */
export function entryOf(row: EntryRow, names: ReadonlyMap<string, string>): AuditEntry {
  return {
    id: row.entry_id,
    recordedAt: row.recorded_at,
    actor: { kind: row.actor_kind as AuditActor['kind'], id: row.actor_id, name: names.get(row.actor_id) ?? null },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    traceId: row.trace_id,
    sealedSeq: row.sealed_seq,
  };
}
