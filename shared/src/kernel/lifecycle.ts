import { accepted, type Result, refused } from './result.ts';

export type LifecycleTable<State extends string, Trigger extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Trigger, State>>>>
>;

export interface IllegalTransition<State extends string, Trigger extends string> {
  readonly code: 'lifecycle/illegal-transition';
  readonly of: string;
  readonly state: State;
  readonly trigger: Trigger;
}

/** A state machine as data: which trigger leads from which state to which. It decides, and does nothing else. */
export function lifecycle<State extends string, Trigger extends string>(
  of: string,
  table: LifecycleTable<State, Trigger>,
) {
  return {
    table,
    next(state: State, trigger: Trigger): Result<State, IllegalTransition<State, Trigger>> {
      const next = table[state][trigger];
      return next ? accepted(next) : refused({ code: 'lifecycle/illegal-transition', of, state, trigger });
    },
    triggersFrom: (state: State): Trigger[] => Object.keys(table[state]) as Trigger[],
    isFinal: (state: State): boolean => Object.keys(table[state]).length === 0,
  };
}
