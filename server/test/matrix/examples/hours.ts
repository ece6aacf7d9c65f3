import { hours } from '@switchboard/shared/kernel';
import type { ExampleWorld } from '../../world.ts';
import type { Examples } from '../example.ts';

function closure(world: ExampleWorld) {
  const words = { en: 'Our building is being cleared. Call 999 in an emergency.' };
  return { queues: 'all', words, reason: 'Fire alarm', untilAt: world.now + hours(2) };
}

export const hoursExamples: Examples = {
  'closure.list': () => ({ input: {} }),
  'closure.declare': (world) => ({ input: closure(world) }),
  'closure.lift': async (world) => {
    const sam = world.person('eastmere', 'supervisor');
    const { closureId } = await world.done<{ closureId: string }>(sam, 'closure.declare', closure(world));
    return { input: { closureId } };
  },
};
