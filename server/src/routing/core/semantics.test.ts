import { minutes, seconds } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { aContact, aDomain, aLaw, anAgent, aQueue, now, pairs } from './testing/a-domain.ts';

const crime = (atLeast: number) => ({ skill: 'crime', atLeast });
const skilled = (level: number) => ({ skills: new Map([['crime', level]]) });
const call = { channel: 'voice', units: 100 } as const;
const chat = { channel: 'webchat', units: 25 } as const;
const mail = { channel: 'email', units: 25 } as const;

/** A first step for masters, thirty seconds long, then anybody who knows the matter at all. */
const narrowing = (skipWhen: { unavailableWhile: ('notReady' | 'full' | 'offered')[] } | null = null) =>
  aQueue('front', {
    steps: [
      { needs: crime(7), seconds: 30, skipWhen },
      { needs: crime(1), seconds: null, skipWhen: null },
    ],
  });

describe('the semantics of field.md §2.4 that the core decides', () => {
  it('semantics 1: one decision offers a contact to one agent, and an agent no more than she has room for', () => {
    const contacts = [aContact('c1'), aContact('c2', { firstQueuedAt: now + 1 })];
    const voice = contacts.map((contact) => ({ ...contact, channel: 'voice' as const }));
    expect(pairs(aDomain(aLaw(), [anAgent('ann')], voice))).toEqual(['c1>ann']);
    expect(pairs(aDomain(aLaw(), [anAgent('ann'), anAgent('ben')], [voice[0]!]))).toEqual(['c1>ann']);
  });

  it('semantics 2: a missed offer, a transfer, a callback and another channel leave the wait what it was', () => {
    const old = now - minutes(20);
    const contacts = [
      aContact('fresh', { firstQueuedAt: now - minutes(5) }),
      aContact('missed', { firstQueuedAt: old, enteredQueueAt: old, offeredMs: seconds(20) }),
      aContact('moved', { firstQueuedAt: old - 1, channel: 'email' }),
      aContact('transferred', { firstQueuedAt: old - 2, queueId: 'second', enteredQueueAt: now }),
    ];
    const agents = ['ann', 'ben', 'cal', 'dot'].map((id) => anAgent(id));
    const [first, ...rest] = aDomain(aLaw([aQueue(), aQueue('second')]), agents, contacts).decide(now).matches;
    expect([first, ...rest].map((match) => match?.contactId)).toEqual(['transferred', 'moved', 'missed', 'fresh']);
    expect(first?.explanation).toMatchObject({ waitingSinceAt: old - 2, waitedMs: minutes(20) + 2, stepMs: 0 });
  });

  it("semantics 3: a step's clock stands while the contact is offered", () => {
    const domain = aDomain(aLaw([narrowing()]), [anAgent('ann', skilled(2))]);
    domain.putContact(aContact('c', { offeredMs: seconds(20) }));
    expect(domain.decide(now + seconds(30))).toEqual({ matches: [], skips: [], wakeAt: now + seconds(50) });
    expect(pairs(domain, now + seconds(50) - 1)).toEqual([]);
    const [match] = domain.decide(now + seconds(50)).matches;
    expect(match?.explanation).toMatchObject({ step: { index: 1 }, waitedMs: seconds(50), stepMs: seconds(30) });
  });

  it('semantics 4: steps are looked at again when time passes and when staffing changes', () => {
    const skipWhen = { unavailableWhile: ['notReady' as const] };
    const ann = anAgent('ann', { ...skilled(9), inHand: [call] });
    const domain = aDomain(aLaw([narrowing(skipWhen)]), [ann, anAgent('ben', skilled(2))], [aContact('c')]);
    expect(domain.decide(now)).toMatchObject({ matches: [], skips: [] });
    domain.putAgent({ ...ann, state: 'notReady' });
    const at = now + seconds(10);
    expect(domain.decide(at).skips).toEqual([{ contactId: 'c', skippedMs: seconds(20), step: 1 }]);
    expect(pairs(domain, at)).toEqual(['c>ben']);
    domain.putAgent(ann);
    expect(pairs(domain, at)).toEqual([]);
    expect(pairs(domain, now + seconds(30))).toEqual(['c>ben']);
  });

  it('semantics 5: nobody is available as the list says, and an empty list means nobody is signed in', () => {
    const ann = anAgent('ann', { ...skilled(9), inHand: [call] });
    const ben = anAgent('ben', skilled(2));
    const skipsWith = (...words: ('notReady' | 'full' | 'offered')[]) =>
      pairs(aDomain(aLaw([narrowing({ unavailableWhile: words })]), [ann, ben], [aContact('c')]));
    expect(skipsWith('full')).toEqual(['c>ben']);
    expect(skipsWith('notReady', 'offered')).toEqual([]);
    expect(skipsWith()).toEqual([]);
    expect(pairs(aDomain(aLaw([narrowing({ unavailableWhile: [] })]), [ben], [aContact('c')]))).toEqual(['c>ben']);
  });

  it('semantics 6: nothing overtakes an emergency, which waits for no link, no favourite and no reserve', () => {
    const links = [{ teamId: 'red', priority: 9, delayMs: minutes(10) }];
    const contacts = [
      aContact('old', { firstQueuedAt: now - minutes(600), band: 1, points: 10_000, queueId: 'other' }),
      aContact('urgent', { band: 0, wanted: { userId: 'ben', untilAt: now + minutes(5), why: 'askedFor' } }),
    ];
    const ann = anAgent('ann', { teams: new Set(['red']), inHand: [chat, chat, chat] });
    const ben = anAgent('ben', { inHand: [call] });
    const law = aLaw([aQueue('front', { links }), aQueue('other', { score: { base: 10_000, perMinute: 1_000 } })]);
    expect(pairs(aDomain(law, [ann, ben], contacts))).toEqual(['urgent>ann']);
  });

  it('semantics 7: at the same score the oldest goes first, whatever its queue; points and ageing come before', () => {
    const aged = aQueue('aged', { score: { base: 0, perMinute: 2 } });
    const law = aLaw([aQueue(), aQueue('second'), aged]);
    const contacts = [
      aContact('younger', { firstQueuedAt: now - minutes(3) }),
      aContact('older', { firstQueuedAt: now - minutes(4), queueId: 'second' }),
      aContact('raised', { firstQueuedAt: now, points: 9 }),
      aContact('ageing', { firstQueuedAt: now - minutes(5), queueId: 'aged' }),
    ];
    const agents = ['ann', 'ben', 'cal', 'dot'].map((id) => anAgent(id));
    const order = aDomain(law, agents, contacts).decide(now).matches;
    expect(order.map(({ contactId }) => contactId)).toEqual(['ageing', 'raised', 'older', 'younger']);
    expect(order[0]?.explanation.score).toEqual({ base: 0, points: 0, perMinute: 2, total: 10 });
  });

  it('semantics 8: idle counts since the last thing finished or since ready; who has nothing goes first', () => {
    const agents = [
      anAgent('ann', { idleSinceAt: now - minutes(2) }),
      anAgent('ben', { idleSinceAt: now - minutes(9), inHand: [chat] }),
      // She declined an offer a moment ago: her clock has gone on.
      anAgent('cal', { idleSinceAt: now - minutes(4) }),
      anAgent('dot', { idleSinceAt: now - minutes(8) }),
    ];
    const contacts = ['c1', 'c2', 'c3', 'c4'].map((id, at) => aContact(id, { firstQueuedAt: now + at }));
    expect(pairs(aDomain(aLaw(), agents, contacts))).toEqual(['c1>dot', 'c2>cal', 'c3>ann', 'c4>ben']);
  });

  it('semantics 9: units, caps and a reserve that only urgent contacts may use', () => {
    const domain = aDomain(aLaw(), [anAgent('ann', { inHand: [chat, chat, chat] })]);
    domain.putContact(aContact('usual'));
    expect(domain.decide(now).matches).toEqual([]);
    expect(domain.explain('usual', now)).toMatchObject({ able: 0, leftOut: { reserve: 1 } });
    domain.putContact(aContact('urgent', { band: 0 }));
    expect(pairs(domain)).toEqual(['urgent>ann']);
    domain.putAgent(anAgent('ann', { inHand: [chat], caps: { webchat: 1 } }));
    expect(domain.explain('usual', now)).toMatchObject({ leftOut: { cap: 1 } });
    domain.putAgent(anAgent('ann', { unitsOf: 10 }));
    expect(pairs(domain)).toEqual(['urgent>ann']);
  });

  it('semantics 10 part: a call goes over letters when the plan says so, never over an offer that is out', () => {
    const law = aLaw([aQueue()], { interrupts: [{ by: 'voice', over: ['email'] }] });
    const domain = aDomain(law, [anAgent('ann', { inHand: [mail, mail] })], [aContact('c', { channel: 'voice' })]);
    expect(pairs(domain)).toEqual(['c>ann']);
    domain.putAgent(anAgent('ann', { inHand: [mail], offered: [mail] }));
    expect(domain.explain('c', now)).toMatchObject({ able: 0, leftOut: { offered: 1 } });
    domain.putAgent(anAgent('ann', { inHand: [mail, chat] }));
    expect(domain.explain('c', now)).toMatchObject({ able: 0, leftOut: { full: 1 } });
  });
});
