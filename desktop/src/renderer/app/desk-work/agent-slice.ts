import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { AgentOutline, NotReadyReason } from '@switchboard/shared/agents';
import { factsArrived } from '../changes-slice.ts';
import { workFactsOf } from './work-facts.ts';
import { workBegun, workEnded } from './work-slice.ts';

/** What the server believes about the operator at this desk. */
export interface AgentStanding {
  readonly me: AgentOutline | null;
  readonly reasons: readonly NotReadyReason[];
}

const initialState: AgentStanding = { me: null, reasons: [] };

const newer = (held: AgentOutline | null, heard: AgentOutline): AgentOutline =>
  held && held.id === heard.id && held.version > heard.version ? held : heard;

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
      reasons: reasons.toSorted((one, other) => one.position - other.position),
    }),
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
        return me === held.me ? held : { ...held, me };
      }),
});

export const { agentHeard, reasonsLoaded } = slice.actions;
export const agentReducer = slice.reducer;
