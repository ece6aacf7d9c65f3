import {
  type AuditAnchor,
  type AuditVerification,
  auditVerificationSchema,
  type UnsealedTail,
} from '@switchboard/shared/audit';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database, Tables, Transaction } from '../../platform/database/index.ts';
import type { TrailFindings } from '../domain/verification-report.ts';
import type { HeadStore } from '../ports.ts';

type Db = Kysely<Tables>;

export async function unsealedTail(db: Db): Promise<UnsealedTail> {
  const { count, oldest } = await db
    .selectFrom('audit_entry')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('recorded_at').as('oldest')])
    .where('sealed_seq', 'is', null)
    .executeTakeFirstOrThrow();
  return { count: Number(count), oldestRecordedAt: oldest === null ? null : Number(oldest) };
}

export async function chainHead(db: Db): Promise<{ seq: number; hash: string; sealedAt: Instant } | null> {
  const head = await db.selectFrom('audit_chain_head').select(['seq', 'hash', 'sealed_at']).executeTakeFirst();
  return head ? { seq: head.seq, hash: head.hash, sealedAt: head.sealed_at } : null;
}

export async function lastAnchor(db: Db): Promise<AuditAnchor | null> {
  const anchor = await db.selectFrom('audit_anchor').selectAll().executeTakeFirst();
  if (!anchor) return null;
  return { seq: anchor.seq, hash: anchor.hash, anchoredAt: anchor.anchored_at, remote: anchor.remote };
}

/** The heads of all chains, and a note of how far each was anchored. */
export function headStore(database: Database): HeadStore {
  return {
    async heads() {
      const db = database.read(systemScope(everyOrganisation, 'audit.anchor'));
      const rows = await db.selectFrom('audit_chain_head').selectAll().where('seq', '>', 0).execute();
      return rows.map(({ organisation_id: organisationId, seq, hash }) => ({ organisationId, seq, hash }));
    },
    async noteAnchor(organisationId, { seq, hash, anchoredAt, remote }) {
      const noted = { seq, hash, anchored_at: anchoredAt, remote };
      await database.inTransaction(systemScope(organisationId, 'audit.anchor'), (tx) =>
        tx.db
          .insertInto('audit_anchor')
          .values({ organisation_id: organisationId, ...noted })
          .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(noted))
          .execute(),
      );
    },
  };
}

export async function beginVerification(tx: Transaction, organisationId: string, id: string): Promise<void> {
  const row = { id, organisation_id: organisationId, requested_at: tx.now, finished_at: null, findings: null };
  await tx.db.insertInto('audit_verification').values(row).execute();
}

export async function finishVerification(tx: Transaction, id: string, findings: TrailFindings): Promise<void> {
  const kept = { finished_at: tx.now, findings: JSON.stringify(findings) };
  await tx.db.updateTable('audit_verification').set(kept).where('id', '=', id).execute();
}

export async function forgetVerifications(tx: Transaction, before: Instant): Promise<void> {
  await tx.db.deleteFrom('audit_verification').where('finished_at', '<', before).execute();
}

export async function verificationOf(db: Db, id: string): Promise<AuditVerification | null> {
  const row = await db.selectFrom('audit_verification').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? verificationFrom(row) : null;
}

/** The last one that has finished; while the first ever runs, that one. */
export async function lastVerification(db: Db): Promise<AuditVerification | null> {
  const newest = db.selectFrom('audit_verification').selectAll().orderBy('requested_at', 'desc').limit(1);
  const row =
    (await newest.where('finished_at', 'is not', null).executeTakeFirst()) ?? (await newest.executeTakeFirst());
  return row ? verificationFrom(row) : null;
}

function verificationFrom(row: Selectable<Tables['audit_verification']>): AuditVerification {
  const running = { intact: null, sealedEntries: 0, erasedPayloads: 0, faultCount: 0, faults: [] };
  return auditVerificationSchema.parse({
    ...running,
    unsealed: { count: 0, oldestRecordedAt: null },
    ...(row.findings === null ? {} : (JSON.parse(row.findings) as object)),
    id: row.id,
    requestedAt: row.requested_at,
    finishedAt: row.finished_at,
  });
}
