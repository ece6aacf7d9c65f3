import type { CitizenPass } from '@switchboard/shared/webchat';
import { webchatContract, type WebchatStage } from '@switchboard/shared/webchat/testing';
import { addMessage, setAttachmentScan } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import type { Transaction } from '../../src/platform/database/index.ts';
import { engines } from '../engines.ts';
import { openChats } from './stage/open-chats.ts';

const ann = { kind: 'bot', userId: null, name: 'Eastmere assistant' } as const;

for (const engine of engines) {
  if (engine.isThere) webchatContract(`webchat on ${engine.name} keeps the contract of webchat`, () => stageOn(engine));
}

async function stageOn(engine: (typeof engines)[number]): Promise<WebchatStage> {
  const { world, backend, channels, close } = await openChats(engine);
  const { database } = world.server.platform;
  const within = (pass: CitizenPass, work: (tx: Transaction) => Promise<unknown>) =>
    database.inTransaction(systemScope(pass.organisationId, 'test'), async (tx) => void (await work(tx)));
  const add = (pass: CitizenPass, body: { kind: 'text' | 'note'; text: string }) =>
    within(pass, (tx) => addMessage(tx, { conversationId: pass.conversationId, author: ann, clientId: null, body }));
  return {
    backend,
    channels,
    now: () => world.now,
    houseSays: (pass, text) => add(pass, { kind: 'text', text }),
    houseNotes: (pass, text) => add(pass, { kind: 'note', text }),
    scanned: (pass, id, scan) => within(pass, (tx) => setAttachmentScan(tx, id, scan)),
    close,
  };
}
