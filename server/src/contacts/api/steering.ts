import { steeringOperations } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { queueById } from '../../queues/index.ts';
import type { MovedBy } from '../storage/contact-moves.ts';
import { nameOfPerson } from '../storage/hands.ts';
import { isInAreas } from '../storage/visible-contacts.ts';
import { assignContact } from '../use-cases/assign.ts';
import { moveToQueue, reprioritise } from '../use-cases/steer.ts';
import { completeWrapUp } from '../use-cases/wrap-up.ts';

const notFound = () => refused({ code: 'request/not-found' } as const);

/** What supervisors decide over the router's head. Each says in the audit trail what and why. */
export function registerSteering(registry: OperationRegistry): void {
  const { assign, reprioritise: urgency, move, completeWrapUp: complete } = steeringOperations;

  registry.command(assign, (call, { contactId, userId, reason }) =>
    bySupervisor(call, contactId, { userId, reason }, async (by) => {
      const assigned = await assignContact(call.tx, contactId, { userId, by, reason });
      if (assigned.ok) {
        call.tx.event({
          type: 'contact.assigned',
          subjectId: contactId,
          body: { contactId, userId, by: by.name, reason },
        });
      }
      return assigned;
    }),
  );

  registry.command(complete, (call, { contactId, userId, reason }) =>
    bySupervisor(call, contactId, { userId, reason }, async (by) => {
      const completed = await completeWrapUp(call.tx, { contactId, userId });
      if (completed.ok) {
        const body = { contactId, userId, by: by.name, reason };
        call.tx.event({ type: 'contact.wrap-up-completed', subjectId: contactId, body });
      }
      return completed;
    }),
  );

  registry.command(urgency, (call, { contactId, band, points, reason }) =>
    bySupervisor(call, contactId, { band, points, reason }, (by) =>
      reprioritise(call.tx, contactId, { band, points, kind: 'reprioritised', by, reason }),
    ),
  );

  registry.command(move, async (call, { contactIds, queueId, reason }) => {
    if (!(await queueById(call.tx.db, queueId))) return notFound();
    const outcomes: { contactId: string; refused: Refusal['code'] | null }[] = [];
    // In one order everywhere, so that two supervisors who move the same contacts do not wait in a circle.
    for (const contactId of [...new Set(contactIds)].sort()) {
      const moved = await bySupervisor(call, contactId, { queueId, reason }, (by) =>
        moveToQueue(call.tx, contactId, { queueId, kind: 'movedToQueue', by, reason }),
      );
      outcomes.push({ contactId, refused: moved.ok ? null : moved.refusal.code });
    }
    return outcomes.every(({ refused: code }) => code === 'request/not-found') ? notFound() : accepted({ outcomes });
  });
}

/** Within the service areas in which she may steer; a contact of another one is not there for her. */
async function bySupervisor<Value>(
  { scope, tx }: CommandCall,
  contactId: string,
  facts: Readonly<Record<string, unknown>>,
  deed: (by: MovedBy) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  if (!(await isInAreas(tx.db, contactId, scope.areas))) return notFound();
  const { id, userId } = scope.actor;
  const name = userId === undefined ? undefined : await nameOfPerson(tx, userId);
  const done = await deed({ kind: 'user', id: userId ?? id, name: name ?? '' });
  if (done.ok) await tx.audit({ subject: { kind: 'contact', id: contactId }, facts });
  return done;
}
