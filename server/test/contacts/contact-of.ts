import { newId } from '@switchboard/shared/kernel';
import { queuePlanSchema } from '@switchboard/shared/routing-plan';
import { setAgentState } from '../../src/agents/index.ts';
import {
  addMessage,
  beginContact,
  citizenLinked,
  connect,
  contactOutline,
  enqueue,
  promiseCallback,
} from '../../src/contacts/index.ts';
import { callbackDue } from '../../src/contacts/use-cases/callbacks.ts';
import { endByAgent } from '../../src/contacts/use-cases/end-contact.ts';
import { parkByAgent } from '../../src/contacts/use-cases/park.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import type { Database, Transaction } from '../../src/platform/database/index.ts';

/** How far a contact has come. */
export type ContactStep = 'waiting' | 'listed' | 'connected' | 'parked' | 'wrapUp' | 'callback';

export interface ContactInWorld {
  readonly contactId: string;
  readonly conversationId: string;
  readonly version: number;
  readonly queueId: string;
  readonly otherQueueId: string;
}

/**
 * Brings a webchat as far as a test needs it, without waiting for the matcher: it waits, stands in a list from which this
 * person may pick, or she talks in it, has parked it, or writes it up.
 */
export function contactOf(
  database: Database,
  { organisationId, userId }: { readonly organisationId: string; readonly userId: string },
  step: ContactStep,
): Promise<ContactInWorld> {
  return database.inTransaction(systemScope(organisationId, 'test'), async (tx) => {
    const [queueId, otherQueueId] = await usualQueues(tx);
    const { contactId, conversationId } = await beginContact(tx, arrival(tx));
    await citizenLinked(tx, contactId);
    const wish = { band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
    await enqueue(tx, contactId, { ...wish, queueId });
    const author = { kind: 'citizen', userId: null, name: 'Cleo' } as const;
    const body = { kind: 'text', text: 'I left a blue rucksack on the bus' } as const;
    await addMessage(tx, { conversationId, author, clientId: 'first', body });
    // Somebody at work: what an agent who is offline has in hand would go back in line.
    await setAgentState(tx, { organisationId, userId }, { state: 'notReady', reason: 'signedIn', when: 'now' });
    if (step === 'callback') await promised(tx, contactId);
    if (step === 'waiting' || step === 'listed') await makeRoom(tx, userId);
    if (step === 'listed') await letPick(tx, { organisationId, userId }, queueId);
    if (step !== 'waiting' && step !== 'listed') await connect(tx, contactId, { userId, reservationId: null });
    const { version } = (await contactOutline(tx.db, contactId))!;
    if (step === 'parked') await parkByAgent(tx, { contactId, version, minutes: 30, note: null, userId });
    if (step === 'wrapUp') await endByAgent(tx, { contactId, version, userId });
    return {
      contactId,
      conversationId,
      queueId,
      otherQueueId,
      version: (await contactOutline(tx.db, contactId))!.version,
    };
  });
}

/** She was promised a callback, and its time has come. */
async function promised(tx: Transaction, contactId: string): Promise<void> {
  await promiseCallback(tx, contactId, { dueAt: tx.now });
  await callbackDue(tx, contactId);
}

/** However many contacts earlier tests left in her hands, she can be offered this one. */
async function makeRoom(tx: Transaction, userId: string): Promise<void> {
  await tx.db
    .updateTable('agent_state')
    .set({ own_units: 1_000, own_caps: '{"webchat":50}' })
    .where('user_id', '=', userId)
    .execute();
}

/** She is ready, and the queue lets its agents pick. */
async function letPick(
  tx: Transaction,
  agent: { readonly organisationId: string; readonly userId: string },
  queueId: string,
): Promise<void> {
  const queue = tx.db.selectFrom('queue').select('plan').where('id', '=', queueId);
  const plan = queuePlanSchema.parse(JSON.parse((await queue.executeTakeFirstOrThrow()).plan ?? 'null'));
  const changed = JSON.stringify({ ...plan, manualPick: true });
  await tx.db.updateTable('queue').set({ plan: changed }).where('id', '=', queueId).execute();
  await setAgentState(tx, agent, { state: 'ready', reason: null, when: 'now' });
}

async function usualQueues(tx: Transaction): Promise<[string, string]> {
  const queues = tx.db.selectFrom('queue').select('id').where('band', '>', 0).orderBy('position');
  const [first, other] = await queues.execute();
  return [first!.id, other!.id];
}

function arrival(tx: Transaction) {
  return {
    channel: 'webchat',
    direction: 'inbound',
    language: 'en',
    displayName: 'Cleo',
    points: [],
    page: 'https://www.eastmere.example/lost-property',
    serviceAreaId: null,
    channelId: null,
    citizenId: newId(tx.now),
    startId: null,
  } as const;
}
