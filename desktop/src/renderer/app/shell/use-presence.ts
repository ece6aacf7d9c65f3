import { agentOperations, type WantedState } from '@switchboard/shared/agents';
import { useCallback } from 'react';
import { useDesk } from '../desk-context.ts';
import { useDeskDispatch, useDeskSelector } from '../store.ts';
import { useCommand } from '../use-command.ts';
import { agentHeard } from '../desk-work/agent-slice.ts';

/** What the server believes of me, and how to ask it for something else. Nothing is believed before its answer. */
export function usePresence() {
  const { shell } = useDesk();
  const dispatch = useDeskDispatch();
  const { me, reasons } = useDeskSelector(({ agent }) => agent);
  const command = useCommand(agentOperations.setState);
  const { send } = command;
  const set = useCallback(
    async (wanted: WantedState, when: 'now' | 'afterLast' = 'now') => {
      if (wanted.state === 'ready') shell.askToNotify();
      const outcome = await send({ wanted, when });
      if (outcome.ok) dispatch(agentHeard(outcome.value));
      return outcome.ok;
    },
    [dispatch, send, shell],
  );
  return { me, reasons, set, busy: command.busy, refusal: command.refusal, forget: command.forget };
}
