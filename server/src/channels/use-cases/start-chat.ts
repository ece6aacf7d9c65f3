import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result } from '@switchboard/shared/kernel';
import type { QueueRecord } from '@switchboard/shared/queues';
import type { WebchatBackend } from '@switchboard/shared/webchat';
import { type BegunContact, beginContact, enqueue, tellCitizen } from '../../contacts/index.ts';
import { beginRun } from '../../flows/index.ts';
import { announcementOf, closureOfQueue } from '../../hours/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { queueByKey } from '../../queues/index.ts';
import type { KnownChannel } from '../storage/channels.ts';
import { citizenScope } from './citizen-scope.ts';

type Start = Parameters<WebchatBackend['start']>[0];

/** A citizen has opened the chat: the bot answers, or where there is none she waits for a person. Once for each start. */
export function startChat(
  database: Database,
  channel: KnownChannel,
  start: Start,
): Promise<Result<{ readonly conversationId: string }, Refusal>> {
  return database.inTransaction(citizenScope(channel.organisationId, start.citizenId), async (tx) => {
    const begun = await beginContact(tx, {
      channel: 'webchat',
      direction: 'inbound',
      language: start.language,
      displayName: null,
      points: [],
      page: start.page,
      serviceAreaId: null,
      channelId: channel.id,
      citizenId: start.citizenId,
      startId: start.startId,
    });
    if (begun.isNew) await sendOn(tx, begun, { channel, language: start.language });
    return accepted({ conversationId: begun.conversationId });
  });
}

async function sendOn(
  tx: Transaction,
  begun: BegunContact,
  { channel, language }: { readonly channel: KnownChannel; readonly language: string },
): Promise<void> {
  const { contactId, conversationId } = begun;
  const { flowKey, botName } = channel;
  const queue = await queueByKey(tx.db, channel.organisationId, channel.queueKey);
  if (queue) await sayWhetherClosed(tx, contactId, queue);
  if (flowKey !== null) {
    const running = await beginRun(tx, { contactId, conversationId, flowKey, botName, language });
    if (running.ok) return;
  }
  if (!queue) throw new Error(`The chat ${channel.key} leads to a queue that does not exist: ${channel.queueKey}`);
  const wish = { queueId: queue.id, band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
  const waiting = await enqueue(tx, contactId, wish);
  if (!waiting.ok) throw new Error(`A contact that has just arrived could not wait: ${waiting.refusal.code}`);
}

/** Nobody writes to a house that is being cleared without being told so first; the bot answers all the same (C-09). */
async function sayWhetherClosed(tx: Transaction, contactId: string, queue: QueueRecord): Promise<void> {
  const closure = await closureOfQueue(tx.prepared.bind(tx), queue, tx.now);
  if (closure) await tellCitizen(tx, contactId, announcementOf(closure));
}
