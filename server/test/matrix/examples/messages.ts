import type { Examples } from '../example.ts';

export const messageExamples: Examples = {
  'demoOutbox.list': () => ({ input: { channel: 'mail' } }),
};
