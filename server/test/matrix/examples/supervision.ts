import type { Examples } from '../example.ts';

export const supervisionExamples: Examples = {
  'supervision.overview': () => ({ input: {} }),
  'queue.figures': () => ({ input: {} }),
  'agent.time-by-reason': ({ now }) => ({
    input: { from: new Date(now - 3_600_000).toISOString(), until: new Date(now).toISOString() },
  }),
};
