import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { DeliveredEvent } from '@switchboard/shared/protocol';

/** How often each noun has changed since this desk was opened; a list that watches its noun knows when it is old. */
export type Changes = Readonly<Record<string, number>>;

const slice = createSlice({
  name: 'changes',
  initialState: {} as Changes,
  reducers: {
    factsArrived: (changes, { payload: events }: PayloadAction<readonly DeliveredEvent[]>): Changes => {
      const next: Record<string, number> = { ...changes };
      for (const { type } of events) {
        const noun = type.split('.')[0] ?? type;
        next[noun] = (next[noun] ?? 0) + 1;
      }
      return next;
    },
    /** After a snapshot nothing held is certain any more. */
    everythingMayHaveChanged: (changes): Changes =>
      Object.fromEntries(Object.entries(changes).map(([noun, count]) => [noun, count + 1])),
  },
});

export const { factsArrived, everythingMayHaveChanged } = slice.actions;
export const changesReducer = slice.reducer;
