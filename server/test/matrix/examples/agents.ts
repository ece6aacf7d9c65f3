import type { HeldSkill } from '@switchboard/shared/agents';
import type { Examples } from '../example.ts';

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
};
