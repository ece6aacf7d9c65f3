import { newId, minutes, seconds } from '@switchboard/shared/kernel';
import type { CitizenPass, ConversationNews } from '@switchboard/shared/webchat';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { issueChannelSecret } from '../../src/channels/index.ts';
import { addMessage, contactOutline, contactRecord, conversationFacts, enqueue } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { queuesOf } from '../../src/queues/index.ts';
import { engines } from '../engines.ts';
import { World } from '../world.ts';
import { type OpenedChats, openChats } from './stage/open-chats.ts';

const ann = { kind: 'bot', userId: null, name: 'Eastmere assistant' } as const;

async function begin({ backend, channels, world }: OpenedChats, of: 0 | 1 = 0, page: string | null = null) {
  const { id: channelId, organisationId } = channels[of];
  const citizenId = newId(world.now);
  const start = { channelId, citizenId, startId: newId(world.now), language: 'cy', page };
  const started = await backend.start(start);
  if (!started.ok) throw new Error(started.refusal.code);
  return { organisationId, channelId, citizenId, conversationId: started.value.conversationId } satisfies CitizenPass;
}

function dbOf({ world }: OpenedChats, { organisationId }: CitizenPass) {
  return world.server.platform.database.read(systemScope(organisationId, 'test'));
}

async function outlineOf(chats: OpenedChats, pass: CitizenPass) {
  const db = dbOf(chats, pass);
  const facts = await conversationFacts(db, pass.conversationId);
  return (await contactOutline(db, facts!.contactId))!;
}

async function say({ backend }: OpenedChats, pass: CitizenPass, text: string) {
  const said = await backend.say(pass, { clientId: null, text, attachments: [] });
  if (!said.ok) throw new Error(said.refusal.code);
}

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`[E-10 part] chats on ${engine.name}`, () => {
    let chats: OpenedChats;
    beforeAll(async () => {
      chats = await openChats(engine);
    });
    afterAll(() => chats.close());
    afterEach(() => vi.useRealTimers());

    test('a chat begins as one contact, in self-service, in the language and from the page of the citizen', async () => {
      const pass = await begin(chats, 0, 'https://www.eastmere.example/report');
      const { contactId } = (await conversationFacts(dbOf(chats, pass), pass.conversationId))!;
      expect(await contactRecord(dbOf(chats, pass), contactId)).toMatchObject({
        channel: 'webchat',
        state: 'selfService',
        language: 'cy',
        page: 'https://www.eastmere.example/report',
        displayName: 'Visitor',
      });
    });

    test("the contact knows while the citizen's page is linked, with a grace for reloads", async () => {
      const pass = await begin(chats);
      const isLinked = async () => (await outlineOf(chats, pass)).citizenConnected;
      expect(await isLinked()).toBe(false);
      const detach = chats.backend.attach(pass);
      await expect.poll(isLinked).toBe(true);
      detach();
      const again = chats.backend.attach(pass);
      again();
      expect(await isLinked(), 'within the grace').toBe(true);
      await expect.poll(isLinked, { timeout: seconds(8), interval: 200 }).toBe(false);
    });

    test('a new secret of a channel is found by, and the one before it is not', async () => {
      const { database } = chats.world.server.platform;
      const [first, second] = [
        await issueChannelSecret(database, 'eastmere-police'),
        await issueChannelSecret(database, 'eastmere-police'),
      ];
      if (!first.ok || !second.ok) throw new Error('No secret was issued');
      expect(await chats.backend.channelBySecret(second.value)).toMatchObject({ key: 'eastmere-police' });
      expect(await chats.backend.channelBySecret(first.value)).toBeUndefined();
      expect(await issueChannelSecret(database, 'nobody')).toMatchObject({ refusal: { code: 'channel/not-found' } });
      const [row] = await dbOf(chats, await begin(chats))
        .selectFrom('webchat_channel')
        .select('secret_hash')
        .execute();
      expect(row!.secret_hash).not.toContain(second.value);
    });

    test('her name and how to reach her go to the contact, and what is not one is left out', async () => {
      const pass = await begin(chats);
      const details = { name: 'Cleo Marsh', email: 'Cleo@Home.example', phone: '' };
      expect((await chats.backend.details(pass, details)).ok).toBe(true);
      const { id } = await outlineOf(chats, pass);
      expect(await contactRecord(dbOf(chats, pass), id)).toMatchObject({
        displayName: 'Cleo Marsh',
        contactPoints: [{ kind: 'email', value: 'cleo@home.example' }],
      });
    });

    test('she sees where she stands in line, and is told when the line moves', async () => {
      const first = await begin(chats);
      const second = await begin(chats);
      const { database } = chats.world.server.platform;
      const [queue] = (await queuesOf(dbOf(chats, first))).filter(({ band }) => band > 0);
      const wish = {
        queueId: queue!.id,
        band: null,
        skills: [],
        wanted: null,
        handover: null,
        note: null,
        keepPlace: true,
      };
      for (const pass of [first, second]) {
        const { id } = await outlineOf(chats, pass);
        await database.inTransaction(systemScope(pass.organisationId, 'test'), (tx) => enqueue(tx, id, wish));
        await chats.world.advance(1);
      }
      const placeOf = async () => {
        const view = await chats.backend.view(second);
        return view.ok ? view.value.queue?.place : undefined;
      };
      const heard: ConversationNews['kind'][] = [];
      const stop = chats.backend.watch(second.conversationId, ({ kind }) => heard.push(kind));
      expect(await placeOf()).toBe(2);
      await chats.backend.end(first);
      await expect.poll(() => heard, { timeout: seconds(8) }).toContain('view');
      expect(await placeOf()).toBe(1);
      stop();
    });

    test('the transcript goes to the address she names, without notes, and not without end', async () => {
      const pass = await begin(chats);
      const { database, outbox } = chats.world.server.platform;
      await say(chats, pass, 'My lamp is out');
      await database.inTransaction(systemScope(pass.organisationId, 'test'), async (tx) => {
        const body = { kind: 'note', text: 'sounds upset' } as const;
        await addMessage(tx, { conversationId: pass.conversationId, author: ann, clientId: null, body });
      });
      const ask = () => chats.backend.sendTranscript(pass, 'cleo@home.example');
      expect((await ask()).ok).toBe(true);
      await outbox.round();
      await outbox.whenIdle();
      const sent = await dbOf(chats, pass)
        .selectFrom('demo_outbox')
        .selectAll()
        .where('recipient', '=', 'cleo@home.example')
        .execute();
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({ sender: 'Eastmere Police <no-reply@eastmere.example>' });
      expect(sent[0]!.subject).toContain('Your chat with Eastmere Police');
      expect(sent[0]!.body).toContain('My lamp is out');
      expect(sent[0]!.body).not.toContain('sounds upset');
      await ask();
      await ask();
      expect(await ask()).toMatchObject({ ok: false, refusal: { code: 'conversation/too-fast' } });
      await chats.world.advance(minutes(25 * 60));
      expect((await ask()).ok).toBe(true);
    });

    test('words are read from what was told last, and from the database when that is not enough, alike', async () => {
      const pass = await begin(chats);
      const head = async () => {
        const page = await chats.backend.read(pass, 0, 500);
        return page.ok ? page.value : undefined;
      };
      const cold = (await head())!.watermark;
      let told = 0;
      const stop = chats.backend.watch(pass.conversationId, ({ kind }) => {
        if (kind === 'messages') told += 1;
      });
      for (const text of ['one', 'two', 'three']) await say(chats, pass, text);
      await expect.poll(() => told).toBe(3);
      const warm = await chats.backend.read(pass, cold, 500);
      stop();
      const fromDatabase = await chats.backend.read(pass, cold, 500);
      expect(warm).toEqual(fromDatabase);
      expect(warm.ok && warm.value.messages.length).toBe(3);
    });
  });
}

const postgres = engines[1]!;
describe.skipIf(!postgres.isThere)(
  `[E-10 part] chats on two nodes${postgres.isThere ? '' : ' [peer:postgres]'}`,
  () => {
    test('a page on one node hears what happens on the other', async () => {
      const opened = await postgres.open();
      const chats = await openChats({ ...postgres, open: async () => opened });
      const second = await World.open({ databaseUrl: opened.url, isEmpty: true });
      const elsewhere = second.server.work.channels.webchat;
      const pass = await begin(chats);
      const heard: ConversationNews['kind'][] = [];
      const stop = elsewhere.watch(pass.conversationId, ({ kind }) => heard.push(kind));
      expect((await elsewhere.view(pass)).ok).toBe(true);
      await say(chats, pass, 'Hello');
      await expect.poll(() => heard, { timeout: seconds(8) }).toContain('messages');
      const read = await elsewhere.read(pass, 0, 100);
      const texts = read.ok ? read.value.messages.flatMap((one) => (one.kind === 'text' ? [one.text] : [])) : [];
      expect(texts.at(-1)).toBe('Hello');
      await chats.backend.end(pass);
      await expect.poll(() => heard, { timeout: seconds(8) }).toContain('view');
      stop();
      await second.close();
      await chats.close();
    });
  },
);
