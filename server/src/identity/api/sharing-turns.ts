import type { Transaction } from '../../platform/database/index.ts';
import type { JobInTransaction } from '../../platform/jobs/index.ts';
import { findGrant, type SharingGrantRow } from '../storage/sharing-grants.ts';

type Turn = 'sharingGrant.created' | 'sharingGrant.begun' | 'sharingGrant.ended';

export const grantBegins = 'sharingGrant.begin';
export const grantRunsOut = 'sharingGrant.run-out';

/** Tells both sides: what is on their screens may have to change. */
export function announceGrant(tx: Transaction, type: Turn, row: SharingGrantRow): void {
  const installation = tx.asSystem('sharingGrant.announce');
  const {
    id,
    organisation_id: fromOrganisationId,
    to_organisation_id: toOrganisationId,
    record_kind: recordKind,
  } = row;
  for (const organisationId of [fromOrganisationId, toOrganisationId]) {
    const body = { fromOrganisationId, toOrganisationId, recordKind };
    installation.event({ type, subjectId: id, body, organisationId });
  }
}

/** A grant that begins or ends by the clock alone says so at that moment. Whether it holds is judged at each question. */
export async function scheduleTurns(tx: Transaction, row: SharingGrantRow): Promise<void> {
  const timer = { key: row.id, basis: 'clock', organisationId: row.organisation_id } as const;
  if (row.valid_from_at > tx.now) await tx.schedule({ ...timer, kind: grantBegins, dueAt: row.valid_from_at });
  if (row.valid_until_at !== null && row.valid_until_at > tx.now) {
    await tx.schedule({ ...timer, kind: grantRunsOut, dueAt: row.valid_until_at });
  }
}

export const onGrantTurn: JobInTransaction = async (tx, job) => {
  const row = await findGrant(tx.db, job.key);
  if (!row || row.ended_at !== null) return;
  announceGrant(tx, job.kind === grantBegins ? 'sharingGrant.begun' : 'sharingGrant.ended', row);
};
