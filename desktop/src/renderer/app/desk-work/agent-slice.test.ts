import { describe, expect, it } from 'vitest';
import { factsArrived } from '../changes-slice.ts';
import { agentHeard, agentReducer, forcedStateSeen, reasonsLoaded } from './agent-slice.ts';
import { anAgent, aReason, ben, fact, testId } from './test/work-records.ts';

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

  it('[C-06 part] what she can choose from when she is not ready is the list as it was last said to be, in its order', () => {
    const loaded = agentReducer(heard, reasonsLoaded([aReason(1, 'Break')]));
    const items = [aReason(2, 'Lunch'), aReason(1, 'Short break')];
    const told = agentReducer(loaded, factsArrived([fact('notReadyReasons.changed', testId(9), { items })]));
    expect(told.reasons.map(({ title }) => title)).toEqual(['Short break', 'Lunch']);
    expect(told.me).toBe(loaded.me);
    expect(agentReducer(told, changed(anAgent({ version: 4 }))).reasons).toBe(told.reasons);
  });

  it('keeps who said for her what she is, and why, until she has taken note', () => {
    const me = anAgent();
    const told = (userId: string) =>
      fact('agent.state-forced', userId, { userId, state: 'notReady', by: 'Sam', reason: 'Fire' });
    const forced = agentReducer(heard, factsArrived([told(me.id)]));
    expect(forced.forced).toEqual({ by: 'Sam', reason: 'Fire' });
    expect(agentReducer(heard, factsArrived([told(ben.userId)])).forced).toBeNull();
    expect(agentReducer(forced, forcedStateSeen()).forced).toBeNull();
  });
});
