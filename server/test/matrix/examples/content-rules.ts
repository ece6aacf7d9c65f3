import type { Examples } from '../example.ts';

export const contentRuleExamples: Examples = {
  'alert.list': () => ({ input: {} }),
  'alert.acknowledge': async (world, asker = world.person('eastmere', 'supervisor')) => ({
    input: { alertId: await world.alertOf(asker) },
  }),
};
