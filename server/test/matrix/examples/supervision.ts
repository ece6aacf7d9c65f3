import type { Examples } from '../example.ts';

export const supervisionExamples: Examples = {
  'supervision.overview': () => ({ input: {} }),
  'queue.figures': () => ({ input: {} }),
};
