import { type FaultKind, routingAlarmSchema } from '@switchboard/shared/routing';
import {
  backInLine,
  backInQueue,
  giveAge,
  holdContact,
  noteMove,
  recountHandsOf,
  returnNow,
  takeFromStrangers,
  goOnWith,
} from '../../contacts/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { DueJob } from '../../platform/jobs/index.ts';
import { queuesOf } from '../../queues/index.ts';
import { brokenPlaceOf } from '../storage/broken-places.ts';
import { noteRepaired } from '../storage/known-faults.ts';
import { miscountedHands } from '../storage/miscounted-hands.ts';
import { lastQueueOf } from '../storage/reservations.ts';
import { untimedOffers } from '../storage/untimed-offers.ts';
import { onOfferExpired, withdrawOffersOf } from './end-offers.ts';

const platform = { kind: 'platform', id: 'router', name: 'Router' } as const;
const planned = routingAlarmSchema.pick({ kind: true, subjectId: true });

/**
 * Puts one fault right, in a transaction of its own, if it is still there when the contact is held: what has moved on
 * meanwhile is left alone. Where no repair is safe it stands, and stays told. Answers whether it was repaired.
 */
export async function repairFault(tx: Transaction, job: DueJob): Promise<{ kind: FaultKind; isRepaired: boolean }> {
  const { kind, subjectId } = planned.parse(job.payload);
  const { organisationId } = job;
  const isRepaired = await repaired(tx, job, { kind, subjectId });
  if (isRepaired) {
    await noteRepaired(tx, { organisationId, kind, subjectId });
    await tx.audit({
      action: 'routing.repair',
      subject: { kind: subjectKinds[kind] ?? 'contact', id: subjectId },
      facts: { kind },
    });
  }
  return { kind, isRepaired };
}

const subjectKinds: Partial<Record<FaultKind, string>> = {
  offeredWithoutTimer: 'reservation',
  handsMiscounted: 'user',
};

interface Planned {
  readonly kind: FaultKind;
  readonly subjectId: string;
}

async function repaired(tx: Transaction, job: DueJob, { kind, subjectId }: Planned): Promise<boolean> {
  const rows = tx.prepared.bind(tx);
  if (kind === 'offeredWithoutTimer') {
    const isThere = (await untimedOffers(rows, tx.now)).some(({ reservationId }) => reservationId === subjectId);
    if (isThere) await onOfferExpired(tx, { ...job, key: subjectId });
    return isThere;
  }
  if (kind === 'handsMiscounted') {
    const isThere = (await miscountedHands(rows)).some(({ userId }) => userId === subjectId);
    if (isThere) await recountHandsOf(tx, subjectId);
    return isThere;
  }
  await holdContact(tx, subjectId);
  if ((await brokenPlaceOf(rows, job.organisationId, subjectId))?.why !== kind) return false;
  if (!(await putRight(tx, kind, subjectId))) return false;
  await noteMove(tx, { contactId: subjectId, kind: 'repaired', by: platform, reason: null, details: { fault: kind } });
  return true;
}

async function putRight(tx: Transaction, kind: FaultKind, contactId: string): Promise<boolean> {
  switch (kind) {
    case 'offeredWithoutWaiting':
      await withdrawOffersOf(tx, contactId);
      return true;
    case 'ownedWithoutBeingConnected':
      return takeFromStrangers(tx, contactId);
    case 'waitingInNoQueue':
      return toSomeQueue(tx, contactId);
    case 'waitingWithoutAge':
      return giveAge(tx, contactId);
    case 'connectedWithoutOwner':
      return backInLine(tx, contactId);
    case 'heldForNothing':
      return goOnWith(tx, contactId);
    case 'parkedWithoutTimer':
    case 'promisedWithoutTimer':
      return returnNow(tx, contactId);
    case 'offeredTwice':
    case 'inNoPlace':
    case 'offeredWithoutTimer':
    case 'handsMiscounted':
      return false;
  }
}

/** The queue in which it was offered last, else the organisation's first: somebody must see it. */
async function toSomeQueue(tx: Transaction, contactId: string): Promise<boolean> {
  const open = (await queuesOf(tx.db)).filter(({ closedAt }) => closedAt === null);
  const last = await lastQueueOf(tx, contactId);
  const queue = open.find(({ id }) => id === last) ?? open[0];
  return queue !== undefined && backInQueue(tx, contactId, queue.id);
}
