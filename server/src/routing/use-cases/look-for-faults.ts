import { seconds } from '@switchboard/shared/kernel';
import type { RoutingAlarm } from '@switchboard/shared/routing';
import type { Transaction } from '../../platform/database/index.ts';
import { everyFault, type FoundFault } from '../storage/faults.ts';
import {
  forgetFault,
  type KnownFault,
  knownFaults,
  noteLook,
  noteOver,
  noteSeen,
  noteTold,
} from '../storage/known-faults.ts';

export const repairTimer = 'routing.repair';
/** What is seen once may be a change under way between two readings; what is seen again so much later is none. */
const seenAgainAfterMs = seconds(2);

const nameOf = ({ organisationId, kind, subjectId }: FoundFault) => `${organisationId} ${kind} ${subjectId}`;

/**
 * One look at everything that must never be so, in all organisations. A fault that stands at two looks in a row is told
 * of once, and a repair of its own is planned, again at each look for as long as it stands. Answers what is new.
 */
export async function lookForFaults(tx: Transaction): Promise<FoundFault[]> {
  const found = new Map(
    (await everyFault((statement, values) => tx.prepared(statement, values), tx.now)).map((fault) => [
      nameOf(fault),
      fault,
    ]),
  );
  const known = new Map((await knownFaults(tx)).map((fault) => [nameOf(fault), fault]));
  const told: FoundFault[] = [];
  for (const [name, fault] of found) if (await stands(tx, fault, known.get(name))) told.push(fault);
  for (const [name, fault] of known) if (!found.has(name)) await isGone(tx, fault);
  await noteLook(tx);
  return told;
}

/** Answers whether it is an alarm now. */
async function stands(tx: Transaction, fault: FoundFault, known: KnownFault | undefined): Promise<boolean> {
  if (!known || known.overAt !== null) {
    await noteSeen(tx, fault);
    return false;
  }
  if (known.toldAt === null && tx.now - known.seenAt < seenAgainAfterMs) return false;
  const { organisationId, kind, subjectId } = fault;
  await tx.schedule({
    kind: repairTimer,
    key: `${kind} ${subjectId}`,
    dueAt: tx.now,
    organisationId,
    payload: { kind, subjectId },
  });
  if (known.toldAt !== null) return false;
  await noteTold(tx, fault);
  const body: RoutingAlarm = { kind, subjectId, seenAt: known.seenAt };
  tx.event({ type: 'routing.alarm', subjectId, body, organisationId });
  return true;
}

async function isGone(tx: Transaction, fault: KnownFault): Promise<void> {
  if (fault.toldAt === null) await forgetFault(tx, fault);
  else if (fault.overAt === null) await noteOver(tx, fault);
}
