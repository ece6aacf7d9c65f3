import { describe, expect, it } from 'vitest';
import { factsArrived } from '../changes-slice.ts';
import { agentHeard, agentReducer } from './agent-slice.ts';
import { anAgent, ben, fact } from './test/work-records.ts';

const heard = agentReducer(undefined, agentHeard(anAgent({ version: 3 })));
const changed = (agent: ReturnType<typeof anAgent>) => factsArrived([fact('agent.changed', agent.id, { agent })]);

describe('what the server believes of the operator', () => {
  it('follows the facts about her, and never goes back to an older one', () => {
    const missed = anAgent({ version: 4, state: 'notReady', reason: 'missedOffer' });
    expect(agentReducer(heard, changed(missed)).me?.reason).toBe('missedOffer');
    expect(agentReducer(heard, changed(anAgent({ version: 2, state: 'offline' }))).me?.state).toBe('ready');
    expect(agentReducer(heard, agentHeard(anAgent({ version: 1 }))).me?.version).toBe(3);
  });

  it('is not moved by what happens to colleagues', () => {
    expect(agentReducer(heard, changed(anAgent({ id: ben.userId, version: 9, state: 'offline' }))).me?.state).toBe(
      'ready',
    );
  });
});
