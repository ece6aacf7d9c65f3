import { eraseAuditPayload, recordNavigation, verifyAudit } from '@switchboard/shared/audit';
import { accepted, newId } from '@switchboard/shared/kernel';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import { beginVerification } from '../storage/chain-state.ts';
import { erasureStore } from '../storage/erasure.ts';
import { erasePayload } from '../use-cases/erase-payload.ts';
import { verifyJob } from './background-work.ts';

/** What an auditor may have done, and how the desk says where somebody went. */
export function registerCommands(registry: OperationRegistry): void {
  registry.command(verifyAudit, async ({ scope, tx, now }) => {
    const id = newId(now);
    await beginVerification(tx, scope.organisationId, id);
    await tx.schedule({ kind: verifyJob, key: id, dueAt: now });
    await tx.audit({ subject: { kind: 'auditVerification', id } });
    return accepted({ id, requestedAt: now });
  });

  registry.command(eraseAuditPayload, ({ tx, now }, input) => erasePayload(erasureStore(tx), input, now));

  registry.command(recordNavigation, async ({ tx }, { screen }) => {
    await tx.audit({ subject: { kind: 'screen', id: screen } });
    return accepted({});
  });
}
