import { randomUUID } from 'node:crypto';
import type { HeldSkill, NotReadyReason } from '@switchboard/shared/agents';
import type { ExampleWorld } from '../../world.ts';
import type { Examples } from '../example.ts';

const keeperOf = (world: ExampleWorld) => world.person('eastmere', 'contentAdministrator');

async function aReason(world: ExampleWorld): Promise<NotReadyReason> {
  const { items } = await world.done<{ items: NotReadyReason[] }>(keeperOf(world), 'not-ready-reason.list');
  return items[0]!;
}

/** One for this example alone: the matrix closes it for everybody who may. */
function addedReason(world: ExampleWorld): Promise<{ reasonId: string }> {
  return world.done(keeperOf(world), 'not-ready-reason.add', { title: `Errand ${randomUUID().slice(0, 8)}` });
}

export const agentExamples: Examples = {
  'agent.me': () => ({ input: {} }),
  'agent.set-state': () => ({ input: { wanted: { state: 'ready' } } }),
  'agent.list': () => ({ input: {} }),
  'agent.skills': (world) => ({ input: { userId: world.person('eastmere', 'operator').userId } }),
  /** As she holds them already: other examples need an agent who can be offered something. */
  'agent.set-skills': async (world) => {
    const { userId } = world.person('eastmere', 'operator');
    const sam = world.person('eastmere', 'supervisor');
    const { items } = await world.done<{ items: HeldSkill[] }>(sam, 'agent.skills', { userId });
    return { input: { userId, skills: items.map(({ skillId, level }) => ({ skillId, level })) } };
  },
  'agent.set-capacity': (world) => ({ input: { userId: world.person('eastmere', 'operator').userId, units: null } }),
  /** As a supervisor does: nothing is in her hands, she is at her desk. */
  'agent.force-state': async (world) => {
    const { userId } = world.person('eastmere', 'operator');
    await world.done(world.person('eastmere', 'operator'), 'agent.set-state', { wanted: { state: 'ready' } });
    return { input: { userId, wanted: { state: 'ready' }, reason: 'Everybody is needed' } };
  },
  'not-ready-reason.list': () => ({ input: {} }),
  'not-ready-reason.add': () => ({ input: { title: `Errand ${randomUUID().slice(0, 8)}` } }),
  'not-ready-reason.change': async (world) => {
    const { id, version, title } = await aReason(world);
    return { input: { reasonId: id, version, title, mostMinutes: 30 } };
  },
  'not-ready-reason.close': async (world) => ({ input: { reasonId: (await addedReason(world)).reasonId } }),
  'not-ready-reason.reopen': async (world) => {
    const { reasonId } = await addedReason(world);
    await world.done(keeperOf(world), 'not-ready-reason.close', { reasonId });
    return { input: { reasonId } };
  },
  'not-ready-reason.order': async (world) => {
    const { items } = await world.done<{ items: NotReadyReason[] }>(keeperOf(world), 'not-ready-reason.list');
    return { input: { reasonIds: items.map(({ id }) => id) } };
  },
};
