import { identityOperations } from '@switchboard/shared/identity';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import type { IdentityNeeds } from '../ports.ts';
import { policyOfOrganisation } from '../storage/organisations.ts';
import { findSession, setDeskEpoch } from '../storage/sessions.ts';
import { giveUpDesk, lockStaff, noteOnStaff, type StaffRow } from '../storage/staff.ts';

/**
 * One live desk per person. A claim raises the person's epoch and writes it on the claiming session; a session
 * that carries an older epoch has been taken over, and its commands are refused wherever they come in.
 */
export function registerDesk(registry: OperationRegistry, { deskKeyOf }: Pick<IdentityNeeds, 'deskKeyOf'>): void {
  const { claimDesk, releaseDesk, deskKey } = identityOperations.session;

  registry.query(deskKey, async ({ scope }) => {
    const { userId, sessionId } = scope.actor;
    if (userId === undefined || sessionId === undefined) return refused({ code: 'desk/not-for-programs' });
    return accepted({ key: Buffer.from(deskKeyOf(userId)).toString('base64') });
  });

  registry.command(claimDesk, async ({ scope, tx }, { takeOver }) => {
    const { sessionId } = scope.actor;
    if (sessionId === undefined) return refused({ code: 'desk/not-for-programs' });
    const staff = await personIn(tx, scope.actor.id);
    const holder = await deskHolder(tx, staff);
    if (holder === sessionId) return accepted({ epoch: staff.desk_epoch });
    if (holder !== null) {
      const { secondDesk } = await policyOfOrganisation(tx.db, scope.organisationId);
      if (!takeOver || secondDesk === 'refuse') {
        return refused({ code: 'desk/held-elsewhere', details: { mayTakeOver: secondDesk === 'takeOver' } });
      }
    }
    const epoch = staff.desk_epoch + 1;
    await noteOnStaff(ownRecord(tx), staff.id, { desk_epoch: epoch, desk_session_id: sessionId });
    await setDeskEpoch(tx.db, sessionId, epoch);
    tx.event({ type: 'desk.claimed', subjectId: staff.id, body: { sessionId, epoch } });
    await tx.audit({ subject: { kind: 'user', id: staff.id }, facts: { epoch, tookOver: holder !== null } });
    return accepted({ epoch });
  });

  registry.command(releaseDesk, async ({ scope, tx }) => {
    const { sessionId } = scope.actor;
    if (sessionId === undefined) return refused({ code: 'desk/not-for-programs' });
    const staff = await personIn(tx, scope.actor.id);
    await setDeskEpoch(tx.db, sessionId, null);
    if (staff.desk_session_id === sessionId) {
      await giveUpDesk(ownRecord(tx), staff.id, sessionId);
      tx.event({ type: 'desk.released', subjectId: staff.id, body: { sessionId } });
    }
    await tx.audit({ subject: { kind: 'user', id: staff.id } });
    return accepted({});
  });
}

/** One's own record is in reach whichever service areas the right to use a desk is held in. */
function ownRecord(tx: Transaction) {
  return tx.asSystem('desk.own-record').db;
}

async function personIn(tx: Transaction, userId: string): Promise<StaffRow> {
  const staff = await lockStaff(ownRecord(tx), userId);
  if (!staff) throw new Error('A person with a session has no account');
  return staff;
}

/** The session that holds the desk, if it still lives. */
async function deskHolder(tx: Transaction, staff: StaffRow): Promise<string | null> {
  if (staff.desk_session_id === null) return null;
  return (await findSession(tx.db, staff.desk_session_id))?.id ?? null;
}
