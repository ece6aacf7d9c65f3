import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { AgentOutline, NotReadyReason, StateForced } from '@switchboard/shared/agents';
import { factsArrived } from '../changes-slice.ts';
import { workFactsOf } from './work-facts.ts';
import { workBegun, workEnded } from './work-slice.ts';

/** What the server believes about the operator at this desk. */
export interface AgentStanding {
  readonly me: AgentOutline | null;
  /** What she can choose from when she is not ready, in the order of the list. */
  readonly reasons: readonly NotReadyReason[];
  /** Who last said for her what she is, and why; null once she has taken note. */
  readonly forced: Pick<StateForced, 'by' | 'reason'> | null;
}

const initialState: AgentStanding = { me: null, reasons: [], forced: null };

const newer = (held: AgentOutline | null, heard: AgentOutline): AgentOutline =>
  held && held.id === heard.id && held.version > heard.version ? held : heard;

const inOrder = (reasons: readonly NotReadyReason[]): readonly NotReadyReason[] =>
  reasons.toSorted((one, other) => one.position - other.position);

const slice = createSlice({
  name: 'agent',
  initialState,
  reducers: {
    agentHeard: (state, { payload }: PayloadAction<AgentOutline>): AgentStanding => ({
      ...(state as AgentStanding),
      me: newer(state.me as AgentOutline | null, payload),
    }),
    reasonsLoaded: (state, { payload: reasons }: PayloadAction<readonly NotReadyReason[]>): AgentStanding => ({
      ...(state as AgentStanding),
      reasons: inOrder(reasons),
    }),
    forcedStateSeen: (state): AgentStanding => ({ ...(state as AgentStanding), forced: null }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(workBegun, (): AgentStanding => initialState)
      .addCase(workEnded, (): AgentStanding => initialState)
      .addCase(factsArrived, (state, { payload: events }): AgentStanding => {
        const held = state as AgentStanding;
        const me = workFactsOf(events).reduce<AgentOutline | null>(
          (last, fact) => (fact.kind === 'agent' && fact.agent.id === last?.id ? newer(last, fact.agent) : last),
          held.me,
        );
        const told = workFactsOf(events).findLast((fact) => fact.kind === 'forced' && fact.userId === held.me?.id);
        const forced = told?.kind === 'forced' ? { by: told.by, reason: told.reason } : held.forced;
        const list = workFactsOf(events).findLast((fact) => fact.kind === 'reasons');
        const reasons = list?.kind === 'reasons' ? inOrder(list.items) : held.reasons;
        const isSame = me === held.me && forced === held.forced && reasons === held.reasons;
        return isSame ? held : { ...held, me, forced, reasons };
      }),
});

export const { agentHeard, forcedStateSeen, reasonsLoaded } = slice.actions;
export const agentReducer = slice.reducer;
