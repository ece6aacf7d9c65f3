import { minutes, seconds } from '@switchboard/shared/kernel';
import type { Selector } from '@switchboard/shared/routing-plan';
import { describe, expect, it } from 'vitest';
import { aContact, aDomain, aLaw, anAgent, aQueue, now, pairs } from './testing/a-domain.ts';

const chat = { channel: 'webchat', units: 25 } as const;

describe('a routing domain', () => {
  it('[C-08 part] lets a delayed team take a contact when its time has come, and wakes then', () => {
    const links = [
      { teamId: 'day', priority: 1, delayMs: 0 },
      { teamId: 'night', priority: 2, delayMs: seconds(30) },
    ];
    const ann = anAgent('ann', { teams: new Set(['night']) });
    const domain = aDomain(aLaw([aQueue('front', { links })]), [ann], [aContact('c')]);
    expect(domain.decide(now)).toEqual({ matches: [], skips: [], wakeAt: now + seconds(30) });
    expect(domain.explain('c', now)?.others).toEqual([{ userId: 'ann', why: 'link' }]);
    expect(pairs(domain, now + seconds(30))).toEqual(['c>ann']);
    domain.putAgent(anAgent('ben', { teams: new Set(['day']), idleSinceAt: now }));
    expect(pairs(domain, now + seconds(30))).toEqual(['c>ben']);
  });

  it('chooses by the selector of the queue', () => {
    const named = { steps: [{ needs: { skill: 'crime', atLeast: 1 }, seconds: null, skipWhen: null }] };
    const agents = [
      anAgent('idle', { idleSinceAt: null, skills: new Map([['crime', 3]]), lastOfferedAt: new Map([['front', now]]) }),
      anAgent('free', { skills: new Map([['crime', 2]]), lastOfferedAt: new Map([['front', now - 1]]), unitsOf: 200 }),
      anAgent('able', {
        skills: new Map([['crime', 9]]),
        inHand: [chat],
        lastOfferedAt: new Map([['front', now - 1]]),
      }),
      anAgent('next', { skills: new Map([['crime', 2]]), inHand: [chat, chat] }),
    ];
    const chosenBy = (selector: Selector) =>
      pairs(aDomain(aLaw([aQueue('front', { ...named, selector })]), agents, [aContact('c')]));
    expect(chosenBy('longestIdle')).toEqual(['c>idle']);
    expect(chosenBy('mostSkilled')).toEqual(['c>able']);
    expect(chosenBy('leastLoaded')).toEqual(['c>idle']);
    expect(chosenBy('roundRobin')).toEqual(['c>next']);
  });

  it('keeps a contact for whoever is wanted, while she is there and full and no longer than it should', () => {
    const wanted = { userId: 'ben', untilAt: now + seconds(30), why: 'lastAgent' as const };
    const ben = anAgent('ben', { inHand: [{ channel: 'voice', units: 100 }] });
    const domain = aDomain(aLaw(), [anAgent('ann'), ben], [aContact('c', { wanted })]);
    expect(domain.decide(now)).toEqual({ matches: [], skips: [], wakeAt: now + seconds(30) });
    expect(domain.explain('c', now)?.waitsUntilAt).toBe(now + seconds(30));
    expect(pairs(domain, now + seconds(30))).toEqual(['c>ann']);
    domain.putAgent({ ...ben, inHand: [] });
    const [match] = domain.decide(now).matches;
    expect(match).toMatchObject({ userId: 'ben', explanation: { rule: 'lastAgent', leftOut: { notWanted: 1 } } });
    domain.putAgent({ ...ben, state: 'notReady' });
    expect(pairs(domain)).toEqual(['c>ann']);
  });

  it('does not offer a citizen who has been gone for two minutes, nor a contact to whoever declined it', () => {
    const contacts = [
      aContact('gone', { unlinkedSinceAt: now - minutes(2) }),
      aContact('refused', { heldOff: new Map([['ann', now + seconds(60)]]) }),
    ];
    const domain = aDomain(aLaw(), [anAgent('ann')], contacts);
    expect(domain.decide(now)).toEqual({ matches: [], skips: [], wakeAt: now + seconds(60) });
    expect(domain.explain('gone', now)?.isGone).toBe(true);
    expect(pairs(domain, now + seconds(60))).toEqual(['refused>ann']);
  });

  it('[C-11 part] explains itself: how many were left out and why, and who else could have taken it', () => {
    const agents = [
      anAgent('ann', { inHand: [chat] }),
      anAgent('ben'),
      anAgent('cal', { state: 'notReady' }),
      anAgent('dot', { areas: new Set(['south']) }),
    ];
    const domain = aDomain(aLaw(), agents, [aContact('c', { serviceAreaId: 'north', points: 2 })]);
    const explanation = domain.decide(now).matches[0]?.explanation;
    expect(explanation).toMatchObject({
      rule: 'longestIdle',
      staffed: 4,
      able: 2,
      leftOut: { notReady: 1, area: 1 },
      score: { points: 2, total: 2 },
      step: { index: 0, of: 1 },
    });
    expect(explanation?.candidates.map(({ userId, unitsUsed }) => [userId, unitsUsed])).toEqual([
      ['ben', 0],
      ['ann', 25],
    ]);
    expect(domain.explain('unknown', now)).toBeNull();
  });

  it('changes nothing by deciding: asked again, it answers the same, and it stops where it is told to', () => {
    const contacts = ['c1', 'c2', 'c3'].map((id) => aContact(id));
    const domain = aDomain(aLaw(), [anAgent('ann'), anAgent('ben')], contacts);
    expect(domain.decide(now, 1)).toMatchObject({ matches: [{ contactId: 'c1' }], wakeAt: now });
    expect(pairs(domain)).toEqual(['c1>ann', 'c2>ben', 'c3>ann']);
    expect(pairs(domain)).toEqual(['c1>ann', 'c2>ben', 'c3>ann']);
    expect(domain.size).toEqual({ contacts: 3, agents: 2 });
    domain.dropContact('c1');
    domain.dropAgent('ben');
    expect(domain.size).toEqual({ contacts: 2, agents: 1 });
  });

  it('finds a contact in its line again after it has changed', () => {
    const contacts = ['c1', 'c2', 'c3'].map((id) => aContact(id));
    const domain = aDomain(aLaw(), [], contacts);
    domain.decide(now);
    domain.putContact(aContact('c1', { band: 9 }));
    domain.putContact(aContact('c3', { band: 1, firstQueuedAt: now - minutes(9) }));
    domain.putAgent(anAgent('ann'));
    expect(pairs(domain)).toEqual(['c3>ann', 'c2>ann', 'c1>ann']);
  });

  it('judges everything anew when a plan is published', () => {
    const domain = aDomain(aLaw([]), [anAgent('ann')], [aContact('c')]);
    expect(domain.decide(now)).toEqual({ matches: [], skips: [], wakeAt: null });
    domain.publish(aLaw());
    expect(pairs(domain)).toEqual(['c>ann']);
  });
});
