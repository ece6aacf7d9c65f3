import type { AnswerValue } from '../model/answer-value.ts';

/** An answer that was understood: the value to keep, and the exit it takes. Null: not understood. */
export type Understood = { readonly value: AnswerValue; readonly exit: string } | null;

export function understood(value: AnswerValue, exit = 'answered'): Understood {
  return { value, exit };
}
