import type { JournalEntry, JournalPosition } from '@switchboard/shared/telephony';
import { enqueue, lineGone } from '../../contacts/index.ts';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { queueById, queueByKey } from '../../queues/index.ts';
import { endedBy } from '../domain/ended-by.ts';
import { type CallRow, closeCall, findCall } from '../storage/call-rows.ts';
import { setAside, takePlace } from '../storage/journal-head.ts';
import { numberDialled } from '../storage/numbers.ts';
import { callArrives } from './arrive.ts';
import { isOfLeg, keepLegFact } from './legs.ts';

export interface JournalNeeds {
  readonly database: Database;
  readonly log: Log;
}

/**
 * Takes what a node sends of its journal, each entry once, in one transaction with what it means, and answers up to where
 * all is committed. Throws when the database is not to be had: then the node sends again.
 *
 * An entry that fails by our own fault is set aside and logged; one call must not stop the calls of a whole node.
 */
export async function takeJournal(
  needs: JournalNeeds,
  nodeId: string,
  entries: readonly JournalEntry[],
): Promise<JournalPosition> {
  for (const entry of entries) {
    try {
      await takeEntry(needs, nodeId, entry);
    } catch (failure) {
      needs.log.error({ err: failure, nodeId, epoch: entry.epoch, seq: entry.seq }, 'A fact of a call was set aside');
      await within(needs.database, async (tx) => {
        const { isNew } = await takePlace(tx, nodeId, entry);
        if (isNew) await setAside(tx, nodeId, entry);
      });
    }
  }
  const { epoch, seq } = entries.at(-1)!;
  return { epoch, seq };
}

function within(database: Database, work: (tx: Transaction) => Promise<void>): Promise<void> {
  return database.inTransaction(systemScope(everyOrganisation, 'call.journal'), work);
}

function takeEntry({ database, log }: JournalNeeds, nodeId: string, entry: JournalEntry): Promise<void> {
  return within(database, async (tx) => {
    const { isNew, followsGap } = await takePlace(tx, nodeId, entry);
    if (!isNew) return;
    const { epoch, seq, fact } = entry;
    if (followsGap) log.error({ nodeId, epoch, seq }, 'Entries of a call journal are missing before this one');
    if (fact.kind === 'callArrived') {
      if (!(await callArrives(tx, { nodeId, entry, fact })))
        log.warn({ nodeId, trunk: fact.trunk }, 'A call came for a number that is given to no organisation');
      return;
    }
    const call = await findCall(tx, entry.callId);
    // Its arrival was for nobody's number: said then.
    if (call) await meaning(tx.asOrganisation(call.organisation_id), call, entry);
  });
}

async function meaning(tx: Transaction, call: CallRow, entry: JournalEntry): Promise<void> {
  const { fact } = entry;
  if (isOfLeg(fact)) return keepLegFact(tx, call, entry, fact);
  if (fact.kind === 'handedToQueue') return waits(tx, call, fact.queueId);
  if (fact.kind !== 'callEnded') return;
  await closeCall(tx, call, { ended_at: entry.at, end_cause: fact.cause });
  // Refused when it is over already, by an agent perhaps: then there is nothing left to do.
  await lineGone(tx, call.contact_id, { by: endedBy(fact.cause) });
}

/** The queue the flow chose; one that is not there any more is no reason to leave a caller standing. */
async function waits(tx: Transaction, call: CallRow, chosen: string): Promise<void> {
  const queue = (await queueById(tx.db, chosen)) ?? (await queueOfNumber(tx, call));
  if (!queue) throw new Error('A caller was to wait, and neither the queue of her flow nor that of the number exists');
  const none = { band: null, skills: [], wanted: null, handover: null, note: null };
  await enqueue(tx, call.contact_id, { ...none, queueId: queue.id, keepPlace: true });
}

async function queueOfNumber(tx: Transaction, call: CallRow) {
  const number = await numberDialled(tx.db, call.dialled);
  return number && (await queueByKey(tx.db, call.organisation_id, number.queue_key));
}
