import type { Examples } from '../example.ts';

export const queueExamples: Examples = {
  'queue.list': () => ({ input: {} }),
  'wrap-up.lists': () => ({ input: {} }),
};
