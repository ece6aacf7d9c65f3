import { hash } from 'node:crypto';
import { canonicalJson, type Instant, newId, randomHex } from '@switchboard/shared/kernel';
import type { Actor, Scope } from '../access/scope.ts';
import { hotStatement } from '../database/hot-statement.ts';
import type { DatabaseSession } from '../database/session.ts';
import { declareTable } from '../database/tables.ts';

declare module '../database/tables.ts' {
  interface Tables {
    audit_entry: {
      organisation_id: string;
      entry_id: string;
      recorded_at: number;
      actor_kind: string;
      actor_id: string;
      action: string;
      subject_kind: string;
      subject_id: string;
      trace_id: string;
      payload_hash: string;
      sealed_seq: number | null;
    };
    audit_payload: {
      organisation_id: string;
      entry_id: string;
      salt: string | null;
      payload: string | null;
      erased_at: number | null;
    };
  }
}
declareTable('audit_entry', { organisation: 'organisation_id' });
declareTable('audit_payload', { organisation: 'organisation_id' });

export interface AuditNote {
  /** The record it is about; for a search or export, the kind of record and `'*'`. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** `noun.verb`; by default the operation's name. */
  readonly action?: string | undefined;
  /** What the record was and what it became; only the members that changed need to be there. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Facts that belong to the entry: filter of a search, reason of an erasure. */
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
  readonly organisationId?: string | undefined;
  /** Who it turned out to be, where the caller was not signed in yet: a sign-in is the person's own act. */
  readonly by?: Actor | undefined;
}

const insertEntry = hotStatement(
  'audit-entry.insert',
  `INSERT INTO audit_entry (organisation_id, entry_id, recorded_at, actor_kind, actor_id, action, subject_kind,
     subject_id, trace_id, payload_hash, sealed_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
);

const insertPayload = hotStatement(
  'audit-payload.insert',
  'INSERT INTO audit_payload (organisation_id, entry_id, salt, payload, erased_at) VALUES (?, ?, ?, ?, NULL)',
);

/** The hash that stays when a payload is erased: salted, so that short contents cannot be guessed from it. */
export function hashOfPayload(salt: string, payload: string): string {
  return hash('sha256', `${salt}\n${payload}`, 'hex');
}

/** Writes one entry into the running transaction. The sealer of feature `audit` chains it within a second. */
export async function writeAuditEntry(
  session: DatabaseSession,
  scope: Scope,
  note: AuditNote & { organisationId: string },
  now: Instant,
): Promise<void> {
  const entryId = newId(now);
  const salt = randomHex();
  const actor = scope.actor.kind === 'anonymous' && note.by ? note.by : scope.actor;
  const payload = canonicalJson({ before: note.before, after: note.after, facts: note.facts });
  await session.change(insertEntry, [
    note.organisationId,
    entryId,
    now,
    actor.kind,
    actor.id,
    note.action ?? scope.operation ?? 'system.work',
    note.subject.kind,
    note.subject.id,
    scope.traceId,
    hashOfPayload(salt, payload),
  ]);
  await session.change(insertPayload, [note.organisationId, entryId, salt, payload]);
}
