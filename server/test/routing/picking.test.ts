import { minutes, seconds } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { type Answer, codeOf, type Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

interface Listed {
  readonly items: readonly { readonly contactId: string; readonly isOfferedNow: boolean }[];
}

describe.each(engines)('contacts that are picked out of a list on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-07 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let ben: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, ben, sam] = stage.agents();
    // Nobody holds the skill: what waits here is not handed out.
    const steps = [{ needs: { skill: 'welsh', atLeast: 10 }, seconds: null, skipWhen: null }];
    await stage.publishes((plan) => ({
      ...plan,
      skills: [...plan.skills.filter(({ key }) => key !== 'welsh'), { key: 'welsh', name: 'Welsh' }],
      queues: plan.queues.map((queue) =>
        queue.key === 'lost-property' ? { ...queue, manualPick: true, steps } : queue,
      ),
    }));
  });
  afterEach(() => stage.close());

  const atWork = async (...people: Person[]) => {
    for (const person of people) await stage.openDesk(person);
    await stage.ready(...people);
  };
  const isTaken = (answer: Answer) => answer.status < 300;

  it('[C-07] each order can be chosen, and "next" follows it for two at once without giving one twice', async () => {
    await atWork(ann, ben);
    const { queueId } = await stage.queue('lost-property');
    const waiting: string[] = [];
    const bands = { urgent: 2, usual: 5 };
    for (const band of [bands.usual, bands.usual, bands.urgent, bands.usual, bands.usual, bands.usual]) {
      waiting.push(await stage.citizenWaits({ queue: 'lost-property', band }));
      await stage.world.advance(seconds(10));
    }
    const [first, second, urgent, fourth, fifth, last] = waiting as [string, string, string, string, string, string];
    const orders = {
      priority: [urgent, first, second, fourth, fifth, last],
      oldestFirst: waiting,
      newestFirst: waiting.toReversed(),
      // Two have waited for longer than the forty seconds in which the queue wants to answer.
      overdueFirst: [first, second, urgent, fourth, fifth, last],
    } as const;
    for (const [listOrder, wanted] of Object.entries(orders)) {
      await stage.queueIs('lost-property', { listOrder: listOrder as keyof typeof orders, targetSeconds: 45 });
      const { items } = await stage.world.done<Listed>(ann, 'queue.waiting', { queueId });
      expect(
        items.map(({ contactId }) => contactId),
        listOrder,
      ).toEqual(wanted);
    }
    const answers = await Promise.all(
      [ann, ben, ann, ben].map((person) => stage.world.call(person, 'queue.take-next', { queueId })),
    );
    const taken = answers.map(({ body }) => (body as { contactId: string }).contactId);
    expect(new Set(taken)).toEqual(new Set(orders.overdueFirst.slice(0, 4)));
    expect(await stage.broken()).toEqual([]);
  });

  it('semantics 1: of many who pick one contact at once exactly one has it, and the others are told why', async () => {
    await atWork(ann, ben, sam);
    for (let round = 0; round < 3; round += 1) {
      const contactId = await stage.citizenWaits({ queue: 'lost-property' });
      const pickers = Array.from({ length: 24 }, (_, index) => [ann, ben, sam][index % 3]!);
      const answers = await Promise.all(
        pickers.map((person) => stage.world.call(person, 'contact.pick', { contactId })),
      );
      expect(answers.filter(isTaken)).toHaveLength(1);
      const codes = new Set(answers.filter((answer) => !isTaken(answer)).map(codeOf));
      expect(codes).toEqual(new Set(['contact/changed-hands']));
      const winner = pickers[answers.findIndex(isTaken)]!;
      const { interactions } = await stage.contact(contactId);
      expect(interactions.filter(({ state }) => state === 'active').map(({ agent }) => agent?.userId)).toEqual([
        winner.userId,
      ]);
      await stage.citizenEnds(contactId);
    }
  });

  it('semantics 6: nobody picks past an emergency that she could take', async () => {
    await atWork(sam);
    await stage.becomes(sam, { state: 'notReady', reason: 'Break', when: 'now' });
    const urgent = await stage.citizenWaits({ queue: 'emergency' });
    const contactId = await stage.citizenWaits({ queue: 'lost-property' });
    const early = await stage.world.call(sam, 'contact.pick', { contactId });
    expect(codeOf(early)).toBe('agent/not-ready');
    const { matcher } = stage.world.server.work;
    await matcher.stop();
    await stage.ready(sam);
    expect(codeOf(await stage.world.call(sam, 'contact.pick', { contactId }))).toBe('contact/emergency-waits');
    matcher.start();
    await eventually('she is offered the emergency', async () => (await stage.offers(sam)).length > 0);
    expect((await stage.offers(sam)).map((offer) => offer.contactId)).toEqual([urgent]);
    expect(isTaken(await stage.world.call(sam, 'contact.pick', { contactId }))).toBe(true);
  });

  it('nothing is picked from a queue that hands out, nor beyond what somebody can have in hand', async () => {
    await atWork(ann);
    const handedOut = await stage.citizenWaits({ queue: 'emergency', skills: [] });
    await stage.offered(ann);
    expect(codeOf(await stage.world.call(ben, 'contact.pick', { contactId: handedOut }))).toBe(
      'queue/not-picked-by-hand',
    );
    await stage.accept(ann, await stage.offered(ann));
    const { queueId } = await stage.queue('lost-property');
    for (let count = 0; count < 4; count += 1) await stage.citizenWaits({ queue: 'lost-property' });
    const answers: Answer[] = [];
    for (let count = 0; count < 3; count += 1) {
      answers.push(await stage.world.call(ann, 'queue.take-next', { queueId }));
    }
    expect(answers.map((answer) => (isTaken(answer) ? 'taken' : codeOf(answer)))).toEqual([
      'taken',
      'taken',
      'agent/no-room',
    ]);
  });

  it('[R-04 part] semantics 25: every decision about a contact is kept with its reasons, and looking at them is audited', async () => {
    await atWork(ann, ben);
    const contactId = await stage.citizenWaits();
    await eventually('it is offered', async () => (await stage.pending()).length === 1);
    const [offer] = await stage.pending();
    const [asked, other] = offer!.userId === ann.userId ? [ann, ben] : [ben, ann];
    const key = { reservationId: offer!.id, fencing: offer!.fencing };
    await stage.becomes(other, { state: 'notReady', reason: 'Break', when: 'now' });
    await stage.world.done(asked, 'reservation.decline', { ...key, reason: 'notMySkill' });
    await stage.world.done(sam, 'contact.reprioritise', { contactId, band: 3, reason: 'She is alone' });
    await stage.settled();
    const explanation = await stage.world.done<Explanation>(sam, 'contact.explanation', { contactId });
    expect(explanation.offers).toMatchObject([
      {
        agent: { userId: asked.userId, name: asked.displayName },
        state: 'declined',
        declineReason: 'notMySkill',
        explanation: { rule: 'longestIdle', staffed: 2, able: 2, band: 5 },
      },
    ]);
    expect(explanation.offers[0]!.explanation.candidates).toHaveLength(2);
    expect(explanation.moves).toMatchObject([
      { kind: 'reprioritised', by: { kind: 'user', name: sam.displayName }, reason: 'She is alone' },
    ]);
    expect(explanation.live).toMatchObject({ band: 3, able: 0 });
    expect(new Map(explanation.live!.others.map(({ userId, why }) => [userId, why]))).toEqual(
      new Map([
        [asked.userId, 'heldOff'],
        [other.userId, 'notReady'],
      ]),
    );
    const audited = await stage.auditOf(contactId);
    expect(audited).toEqual(expect.arrayContaining(['contact.reprioritise', 'contact.explanation']));
    const foreign = await stage.world.call(ann, 'contact.explanation', { contactId });
    expect(codeOf(foreign)).toBe('access/denied');
    await stage.world.advance(minutes(1));
  });
});

interface Explanation {
  readonly offers: readonly { readonly explanation: { readonly candidates: readonly object[] } }[];
  readonly moves: readonly object[];
  readonly live: { readonly others: readonly { readonly userId: string; readonly why: string }[] } | null;
}
