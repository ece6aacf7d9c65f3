import type { HeldSkill } from '@switchboard/shared/agents';
import { minutes } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishCapacity } from '../../src/agents/index.ts';
import { usualCapacity } from '@switchboard/shared/routing-plan';
import { engines } from '../engines.ts';
import { RoutingStage } from '../routing/routing-stage.ts';
import { codeOf, type Person } from '../world.ts';

describe.each(engines)('agents and what their supervisors set on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-06 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, , sam] = stage.agents();
  });
  afterEach(() => stage.close());

  const skillsOf = async () =>
    (await stage.world.done<{ items: HeldSkill[] }>(sam, 'agent.skills', { userId: ann.userId })).items;

  it('[C-01 part] a skill counts from the moment it is given to the moment it runs out, without signing in again', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    const held = (await skillsOf()).map(({ skillId, level }) => ({ skillId, level }));
    expect(held.length).toBeGreaterThan(0);
    await stage.world.done(sam, 'agent.set-skills', { userId: ann.userId, skills: [] });
    await stage.settled();
    const contactId = await stage.citizenWaits();
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);

    const expiresAt = stage.world.now + minutes(5);
    const until = held.map((skill) => ({ ...skill, expiresAt: new Date(expiresAt).toISOString() }));
    await stage.world.done(sam, 'agent.set-skills', { userId: ann.userId, skills: until });
    expect(await stage.offered(ann)).toMatchObject({ contactId });
    await stage.accept(ann, await stage.offered(ann));

    await stage.world.advance(minutes(5));
    await stage.citizenWaits();
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
  });

  it('what is set for an agent needs the right, and skills that are in the plan', async () => {
    const wish = { userId: ann.userId, skills: [{ skillId: ann.userId, level: 3 }] };
    expect(codeOf(await stage.world.call(sam, 'agent.set-skills', wish))).toBe('request/not-found');
    expect(codeOf(await stage.world.call(ann, 'agent.set-skills', wish))).toBe('access/denied');
    const capacity = { userId: ann.userId, units: 50 };
    expect(codeOf(await stage.world.call(ann, 'agent.set-capacity', capacity))).toBe('access/denied');
  });

  it('semantics 9: her own cap and the plan hold at once, for what is in hand too', async () => {
    await stage.openDesk(ann);
    await stage.ready(ann);
    await stage.world.done(sam, 'agent.set-capacity', { userId: ann.userId, units: null, caps: { webchat: 1 } });
    const first = await stage.citizenWaits();
    await stage.citizenWaits();
    expect(await stage.offered(ann)).toMatchObject({ contactId: first });
    await stage.accept(ann, await stage.offered(ann));
    await stage.settled();
    expect(await stage.offers(ann)).toEqual([]);
    expect((await stage.me(ann)).load).toEqual({
      used: 25,
      of: 100,
      channels: [{ channel: 'webchat', inHand: 1, of: 1 }],
    });
    const dear = { ...usualCapacity, costs: { ...usualCapacity.costs, webchat: 40 } };
    await stage.inTransaction((tx) => publishCapacity(tx, tx.scope.organisationId, dear));
    expect((await stage.me(ann)).load).toMatchObject({ used: 40 });
    await stage.world.done(sam, 'agent.set-capacity', { userId: ann.userId, units: 200 });
    await stage.offered(ann);
  });
});
