import { randomUUID } from 'node:crypto';
import { beginContact } from '../../../src/contacts/index.ts';
import { beginRun } from '../../../src/flows/index.ts';
import { systemScope } from '../../../src/platform/access/scope.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { demoFlowKey } from '../../../src/seed/demo-flows.ts';

/** Cleo opens a chat, and the bot has the word. */
export function beginBotChat(
  database: Database,
  organisationId: string,
): Promise<{ contactId: string; conversationId: string }> {
  return database.inTransaction(systemScope(organisationId, 'test'), async (tx) => {
    const { contactId, conversationId } = await beginContact(tx, {
      channel: 'webchat',
      direction: 'inbound',
      language: 'en',
      displayName: 'Cleo',
      points: [],
      page: null,
      serviceAreaId: null,
      channelId: null,
      citizenId: 'cleo',
      startId: randomUUID(),
    });
    const run = { contactId, conversationId, flowKey: demoFlowKey, botName: 'Assistant', language: 'en' };
    const begun = await beginRun(tx, run);
    if (!begun.ok) throw new Error(begun.refusal.code);
    return { contactId, conversationId };
  });
}
