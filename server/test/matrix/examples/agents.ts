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
  'not-ready-reason.list': () => ({ input: {} }),
};
