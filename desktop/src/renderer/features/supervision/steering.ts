import { movedAtOnce, steeringOperations } from '@switchboard/shared/contacts';
import { sentenceOf } from '@switchboard/shared/errors';
import { newId } from '@switchboard/shared/kernel';
import { useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';

/** What a supervisor wants done with the chosen contacts. */
export type Steering =
  | { readonly act: 'assign'; readonly userId: string; readonly reason: string }
  | { readonly act: 'move'; readonly queueId: string; readonly reason: string }
  | {
      readonly act: 'reprioritise';
      readonly band: number | null;
      readonly points: number | null;
      readonly reason: string;
    };

export interface Outcome {
  readonly contactId: string;
  /** Why it was not done; null: it was. */
  readonly refused: string | null;
}

/** So many are moved with one command: each answer is a step of the progress shown. */
const movedPerCommand = 100;
export const steeredAtOnce = movedAtOnce;

/** Does it to one after the other; a refusal is about that one alone, a lost link about all that are left. */
export function useSteering() {
  const { api, clock } = useDesk();
  const [done, setDone] = useState<readonly Outcome[]>([]);
  const [busy, setBusy] = useState(false);

  async function moveSome(contactIds: readonly string[], { queueId, reason }: Extract<Steering, { act: 'move' }>) {
    const input = { contactIds: [...contactIds], queueId, reason };
    const answer = await api.call(steeringOperations.move, input, newId(clock()));
    if (!answer.ok) return contactIds.map((contactId) => ({ contactId, refused: answer.refusal.sentence }));
    return answer.value.outcomes.map(({ contactId, refused }) => ({
      contactId: contactId as string,
      refused: refused && sentenceOf(refused),
    }));
  }

  async function steerOne(contactId: string, wish: Exclude<Steering, { act: 'move' }>): Promise<Outcome> {
    const { reason } = wish;
    const answer =
      wish.act === 'assign'
        ? await api.call(steeringOperations.assign, { contactId, userId: wish.userId, reason }, newId(clock()))
        : await api.call(
            steeringOperations.reprioritise,
            { contactId, band: wish.band, points: wish.points, reason },
            newId(clock()),
          );
    return { contactId, refused: answer.ok ? null : answer.refusal.sentence };
  }

  const steer = async (contactIds: readonly string[], wish: Steering): Promise<readonly Outcome[]> => {
    setBusy(true);
    let outcomes: readonly Outcome[] = [];
    setDone(outcomes);
    const step = wish.act === 'move' ? movedPerCommand : 1;
    for (let at = 0; at < contactIds.length; at += step) {
      const some = contactIds.slice(at, at + step);
      const [only] = some;
      const now = wish.act === 'move' ? await moveSome(some, wish) : only ? [await steerOne(only, wish)] : [];
      outcomes = [...outcomes, ...now];
      setDone(outcomes);
    }
    setBusy(false);
    return outcomes;
  };
  return { steer, busy, done, forget: () => setDone([]) };
}
