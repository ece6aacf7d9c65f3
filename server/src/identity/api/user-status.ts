import { identityOperations } from '@switchboard/shared/identity';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import { mayManage } from '../domain/giving-roles.ts';
import { findCredential } from '../storage/credentials.ts';
import { withdrawLinks } from '../storage/links.ts';
import { changeStaff, lockStaff, rolesOf } from '../storage/staff.ts';
import { endSessionsOf } from './ending-sessions.ts';
import { notFound, withinReach } from './reach.ts';
import { giverOf, leavesNobody } from './users.ts';

/** Suspending an account ends its sessions and links with the same commit; restoring gives back what it had. */
export function registerUserStatus(registry: OperationRegistry): void {
  const { user } = identityOperations;

  registry.command(user.suspend, async ({ scope, tx }, { userId, reason }) => {
    const row = await lockStaff(tx.db, userId);
    if (!row) return notFound();
    const reach = withinReach(scope, 'users.manage', [row.service_area_id]);
    if (!reach.ok) return reach;
    if (userId === scope.actor.userId) return refused({ code: 'user/yourself' });
    const roles = await rolesOf(tx.db, userId);
    if (!mayManage(giverOf(scope), roles)) return refused({ code: 'user/role-not-yours-to-give' });
    if (await leavesNobody(tx, userId, { before: roles, after: [] }))
      return refused({ code: 'user/last-administrator' });
    await endSessionsOf(tx, userId, 'suspended');
    await withdrawLinks(tx.db, { organisationId: scope.organisationId, purpose: 'password', userId });
    const version = await changeStaff(tx.db, userId, { status: 'suspended' });
    tx.event({ type: 'user.suspended', subjectId: userId, body: {} });
    tx.event({ type: 'user.access-changed', subjectId: userId, body: {} });
    const before = { status: row.status };
    await tx.audit({
      subject: { kind: 'user', id: userId },
      before,
      after: { status: 'suspended' },
      facts: { reason },
    });
    return accepted({ version });
  });

  registry.command(user.restore, async ({ scope, tx }, { userId }) => {
    const row = await lockStaff(tx.db, userId);
    if (!row) return notFound();
    const reach = withinReach(scope, 'users.manage', [row.service_area_id]);
    if (!reach.ok) return reach;
    if (!mayManage(giverOf(scope), await rolesOf(tx.db, userId)))
      return refused({ code: 'user/role-not-yours-to-give' });
    const status = (await findCredential(tx.db, userId)) ? 'active' : 'invited';
    const version = await changeStaff(tx.db, userId, { status, failed_attempts: 0, locked_until_at: null });
    tx.event({ type: 'user.restored', subjectId: userId, body: {} });
    const before = { status: row.status, lockedUntilAt: row.locked_until_at };
    await tx.audit({ subject: { kind: 'user', id: userId }, before, after: { status, lockedUntilAt: null } });
    return accepted({ version });
  });
}
