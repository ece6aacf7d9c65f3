import { days, newId } from '@switchboard/shared/kernel';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import type { DueJob, JobRunner } from '../../platform/jobs/index.ts';
import type { Log } from '../../platform/log/index.ts';
import type { TrailFindings } from '../domain/verification-report.ts';
import { beginVerification, finishVerification, forgetVerifications } from '../storage/chain-state.ts';
import type { VerifyTrail } from '../use-cases/verify-trail.ts';

/** Its key is the verification's id, its organisation the one whose trail is verified. */
export const verifyJob = 'audit.verify';
const verifyAllJob = 'audit.verifyAll';
const findingsKeptMs = days(366);

export interface BackgroundNeeds {
  readonly jobs: Pick<JobRunner, 'onDueOutside' | 'every'>;
  readonly database: Database;
  readonly verify: VerifyTrail;
  readonly log: Pick<Log, 'error'>;
}

/** Verifies a trail when it is asked for, and every trail once a day. */
export function registerBackgroundWork({ jobs, database, verify, log }: BackgroundNeeds): void {
  jobs.onDueOutside(verifyJob, async ({ organisationId, key }: DueJob, signal) => {
    const findings = await verify(organisationId, signal);
    if (!findings.intact) {
      const { faultCount, faults } = findings;
      log.error({ organisationId, faultCount, firstFault: faults[0] }, 'The audit trail is not whole');
    }
    const scope = systemScope(organisationId, verifyJob);
    await database.inTransaction(scope, (tx) => finishVerification(tx, key, findings));
  });

  jobs.every(verifyAllJob, days(1), async (tx) => {
    const heads = await tx.db.selectFrom('audit_chain_head').select('organisation_id').execute();
    for (const { organisation_id: organisationId } of heads) {
      const id = newId(tx.now);
      await beginVerification(tx, organisationId, id);
      await tx.schedule({ kind: verifyJob, key: id, dueAt: tx.now, organisationId });
    }
    await forgetVerifications(tx, tx.now - findingsKeptMs);
    return 'done';
  });
}

/** How many trails were found not to be whole when they were last verified. */
export async function brokenTrails(database: Database): Promise<number> {
  const db = database.read(systemScope(everyOrganisation, 'audit.broken'));
  const rows = await db
    .selectFrom('audit_verification')
    .select('findings')
    .where('finished_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_verification as newer')
            .select('newer.id')
            .whereRef('newer.organisation_id', '=', 'audit_verification.organisation_id')
            .whereRef('newer.requested_at', '>', 'audit_verification.requested_at')
            .where('newer.finished_at', 'is not', null),
        ),
      ),
    )
    .execute();
  return rows.filter(({ findings }) => !(JSON.parse(findings!) as TrailFindings).intact).length;
}
