import type { CallInputOf, Command, OutputOf } from '@switchboard/shared/access';
import { newId, type Result } from '@switchboard/shared/kernel';
import { useCallback, useRef, useState } from 'react';
import type { CallRefusal } from './call-refusal.ts';
import { useDesk } from './desk-context.ts';

export interface SentCommand<C extends Command> {
  readonly send: (input: CallInputOf<C>) => Promise<Result<OutputOf<C>, CallRefusal>>;
  readonly busy: boolean;
  readonly refusal: CallRefusal | undefined;
  readonly forget: () => void;
}

/**
 * One wish of the user. The promise: its command id is made once and kept while nobody knows whether it was carried
 * out, so that pressing the button again after a lost link cannot do it twice. Other words are another wish.
 */
export function useCommand<C extends Command>(operation: C): SentCommand<C> {
  const { api, clock } = useDesk();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallRefusal>();
  const intent = useRef<{ words: string; id: string }>(undefined);
  const send = useCallback(
    async (input: CallInputOf<C>) => {
      const words = JSON.stringify(input);
      if (intent.current?.words !== words) intent.current = { words, id: newId(clock()) };
      setBusy(true);
      const outcome = await api.call(operation, input, intent.current.id);
      setBusy(false);
      setRefusal(outcome.ok ? undefined : outcome.refusal);
      // Refused or done: the next press is a new wish. Offline or failed: nobody knows, so the id stays.
      if (outcome.ok || outcome.refusal.kind === 'refused') intent.current = undefined;
      return outcome;
    },
    [api, clock, operation],
  );
  const forget = useCallback(() => setRefusal(undefined), []);
  return { send, busy, refusal, forget };
}
