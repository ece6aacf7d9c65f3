import { newId } from '@switchboard/shared/kernel';
import type { CitizenPass } from '@switchboard/shared/webchat';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, contactOutline, conversationFacts, enqueue, promiseCallback } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { queueByKey } from '../../src/queues/index.ts';
import { type OpenedChats, openChats } from '../channels/stage/open-chats.ts';
import { engines } from '../engines.ts';

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`a callback that reached nobody, on ${engine.name}`, () => {
    let chats: OpenedChats;
    beforeAll(async () => {
      chats = await openChats(engine);
    });
    afterAll(() => chats.close());

    test('[C-08 part] semantics 18: over HTTP the agent says so, and the citizen is told by mail', async () => {
      const { backend, channels, world } = chats;
      const { id: channelId, organisationId } = channels[0];
      const { database, jobs } = world.server.platform;
      const citizenId = newId(world.now);
      const start = { channelId, citizenId, startId: newId(world.now), language: 'en', page: null };
      const started = await backend.start(start);
      if (!started.ok) throw new Error(started.refusal.code);
      const pass: CitizenPass = { organisationId, channelId, citizenId, conversationId: started.value.conversationId };
      await backend.details(pass, { email: 'cleo@weir.example', phone: '07700 900142' });
      const ann = world.person('eastmere', 'operator');
      await world.done(ann, 'agent.set-state', { wanted: { state: 'ready' } });
      const scope = systemScope(organisationId, 'test');
      const { contactId } = (await conversationFacts(database.read(scope), pass.conversationId))!;
      const wish = { band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
      await database.inTransaction(scope, async (tx) => {
        const queue = (await queueByKey(tx.db, organisationId, 'enquiries'))!;
        await enqueue(tx, contactId, { ...wish, queueId: queue.id });
        await promiseCallback(tx, contactId, { dueAt: tx.now });
      });
      await jobs.round();
      await database.inTransaction(scope, (tx) => connect(tx, contactId, { userId: ann.userId, reservationId: null }));
      const { version } = (await contactOutline(database.read(scope), contactId))!;
      const wrong = { contactId, version, outcome: 'wrongNumber' };
      const said = await world.done(ann, 'contact.callback-outcome', wrong);
      expect(said['nextAttemptAt']).toBeNull();
      expect(await contactOutline(database.read(scope), contactId)).toMatchObject({ state: 'ended' });
      await jobs.round();
      const sent = await database
        .read(scope)
        .selectFrom('outbox')
        .select('payload')
        .where('kind', '=', 'message.send')
        .execute();
      expect(sent.map(({ payload }) => JSON.parse(payload) as unknown)).toMatchObject([
        { channel: 'mail', to: 'cleo@weir.example', text: expect.stringMatching(/could not reach you/) },
      ]);
    });
  });
}
