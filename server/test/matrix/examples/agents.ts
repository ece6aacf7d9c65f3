import type { Examples } from '../example.ts';

export const agentExamples: Examples = {
  'agent.me': () => ({ input: {} }),
  'agent.set-state': () => ({ input: { wanted: { state: 'ready' } } }),
  'agent.list': () => ({ input: {} }),
  'not-ready-reason.list': () => ({ input: {} }),
};
