import type { Closure } from '@switchboard/shared/hours';
import { days, hours, minutes, newId } from '@switchboard/shared/kernel';
import type { CitizenPass } from '@switchboard/shared/webchat';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversationFacts } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { type OpenedChats, openChats } from '../channels/stage/open-chats.ts';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { StageDesk } from '../sockets/stage/stage-desk.ts';
import { codeOf } from '../world.ts';

const words = { en: 'Our building is being cleared.', cy: 'Mae ein hadeilad yn cael ei wagio.' };

async function begin({ backend, channels, world }: OpenedChats, language: string): Promise<CitizenPass> {
  const { id: channelId, organisationId } = channels[0];
  const citizenId = newId(world.now);
  const started = await backend.start({ channelId, citizenId, startId: newId(world.now), language, page: null });
  if (!started.ok) throw new Error(started.refusal.code);
  return { organisationId, channelId, citizenId, conversationId: started.value.conversationId };
}

async function wordsTo({ backend }: OpenedChats, pass: CitizenPass): Promise<string[]> {
  const page = await backend.read(pass, 0, 100);
  if (!page.ok) throw new Error(page.refusal.code);
  return page.value.messages.flatMap((message) => (message.kind === 'text' ? [message.text] : []));
}

async function hoursOf({ world }: OpenedChats, pass: CitizenPass, queueKey: string) {
  const { database } = world.server.platform;
  const facts = await conversationFacts(database.read(systemScope(pass.organisationId, 'test')), pass.conversationId);
  const turn = (await world.server.work.botWork.readTurn(facts!.contactId))!;
  return world.server.work.botWork.callPort(turn, { name: 'hours.check', args: { queueKey } });
}

for (const engine of engines) {
  describe.skipIf(!engine.isThere)(`emergency closures on ${engine.name}`, () => {
    let chats: OpenedChats;
    beforeAll(async () => {
      chats = await openChats(engine);
    });
    afterAll(() => chats.close());

    const sam = () => chats.world.person('eastmere', 'supervisor');
    const ann = () => chats.world.person('eastmere', 'operator');
    const declare = (more: object = {}) =>
      chats.world.done<{ closureId: string }>(sam(), 'closure.declare', {
        queues: 'all',
        words,
        reason: 'Fire alarm',
        untilAt: chats.world.now + minutes(5),
        ...more,
      });
    const listed = async () => (await chats.world.done<{ items: Closure[] }>(ann(), 'closure.list')).items;

    test('[C-09 part] semantics 20: an emergency closure is in force at once, is told in words, and ends by itself', async () => {
      const desk = new StageDesk(await chats.world.tokenOf(ann()));
      desk.connect(chats.world.server.publicUrl);
      await eventually('the desk follows', () => desk.positions.size > 0);
      const { closureId } = await declare();
      const facts = () => desk.told.filter(({ event }) => event.type === 'closure.changed');
      await eventually('desks are told', () => facts().length === 1);
      expect(await listed()).toMatchObject([
        { id: closureId, queues: 'all', reason: 'Fire alarm', declaredBy: sam().displayName },
      ]);
      const welsh = await begin(chats, 'cy');
      expect(await wordsTo(chats, welsh)).toEqual([words.cy]);
      // The flow that asks is told that it is closed; she has heard the words already.
      expect(await hoursOf(chats, welsh, 'enquiries')).toEqual({
        ok: true,
        value: { port: 'hours.check', isOpen: false },
      });
      expect(await wordsTo(chats, welsh)).toEqual([words.cy]);
      await chats.world.advance(minutes(5));
      expect(await listed()).toEqual([]);
      await eventually('desks are told that it is over', () => facts().length === 2);
      expect(await wordsTo(chats, await begin(chats, 'en'))).toEqual([]);
      expect(await hoursOf(chats, welsh, 'enquiries')).toMatchObject({ value: { isOpen: true } });
      desk.disconnect();
    });

    test('a closure of some queues leaves the others open, and its words are told when the flow asks', async () => {
      const { items } = await chats.world.done<{ items: { id: string; key: string }[] }>(ann(), 'queue.list');
      const lost = items.find(({ key }) => key === 'lost-property')!;
      const { closureId } = await declare({ queues: [lost.id] });
      const chat = await begin(chats, 'en');
      expect(await wordsTo(chats, chat)).toEqual([]);
      expect(await hoursOf(chats, chat, 'enquiries')).toMatchObject({ value: { isOpen: true } });
      expect(await hoursOf(chats, chat, 'lost-property')).toMatchObject({ value: { isOpen: false } });
      expect(await wordsTo(chats, chat)).toEqual([words.en]);
      await chats.world.done(sam(), 'closure.lift', { closureId });
      expect(await hoursOf(chats, chat, 'lost-property')).toMatchObject({ value: { isOpen: true } });
      expect(codeOf(await chats.world.call(sam(), 'closure.lift', { closureId }))).toBe('closure/over');
    });

    test('a closure lasts seven days at most, names queues of its own house, and is audited with its reason', async () => {
      const { now } = chats.world;
      const codeFor = async (more: object) =>
        codeOf(
          await chats.world.call(sam(), 'closure.declare', {
            queues: 'all',
            words,
            reason: 'Flood',
            untilAt: now + hours(1),
            ...more,
          }),
        );
      expect(await codeFor({ untilAt: now + days(7) + 1 })).toBe('closure/too-long');
      expect(await codeFor({ untilAt: now })).toBe('closure/too-long');
      expect(await codeFor({ queues: [newId(now)] })).toBe('request/not-found');
      expect(
        codeOf(
          await chats.world.call(ann(), 'closure.declare', {
            queues: 'all',
            words,
            reason: 'A joke',
            untilAt: now + 1,
          }),
        ),
      ).toBe('access/denied');
      const { closureId } = await declare({ reason: 'Water in the server room', untilAt: now + days(7) });
      await chats.world.done(sam(), 'closure.lift', { closureId });
      const security = chats.world.person('eastmere', 'securityAdministrator');
      const trail = JSON.stringify(await chats.world.done(security, 'audit.list'));
      expect(trail).toContain('closure.declare');
      expect(trail).toContain('closure.lift');
    });
  });
}
