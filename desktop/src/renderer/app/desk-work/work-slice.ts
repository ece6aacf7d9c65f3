import { createAction, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { CallRefusal } from '../call-refusal.ts';
import { everythingMayHaveChanged } from '../changes-slice.ts';

/** An operator's work is on this desk from here … */
export const workBegun = createAction<{ userId: string }>('work/begun');
/** … to here. Nothing of it may stay for whoever comes next. */
export const workEnded = createAction('work/ended');

/**
 * Whether what the desk shows of somebody's work is the server's own present belief. `behind` from the moment anything
 * may have been missed until everything was asked anew: nothing that waited is said before that.
 */
export interface WorkStanding {
  readonly userId: string | null;
  readonly behind: boolean;
  /** Why the last attempt to ask everything failed. */
  readonly refusal: CallRefusal | null;
  readonly everLoaded: boolean;
  /** The server's clock minus ours (ms); deadlines are the server's. */
  readonly clockOffsetMs: number;
}

const initialState: WorkStanding = {
  userId: null,
  behind: true,
  refusal: null,
  everLoaded: false,
  clockOffsetMs: 0,
};

const slice = createSlice({
  name: 'work',
  initialState,
  reducers: {
    workMayBeBehind: (work): WorkStanding => ({ ...work, behind: true }),
    workLoaded: (work): WorkStanding => ({ ...work, behind: false, refusal: null, everLoaded: true }),
    workNotLoaded: (work, { payload }: PayloadAction<CallRefusal>): WorkStanding => ({ ...work, refusal: payload }),
    clockCompared: (work, { payload: clockOffsetMs }: PayloadAction<number>): WorkStanding => ({
      ...work,
      clockOffsetMs,
    }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(workBegun, (_, { payload: { userId } }): WorkStanding => ({ ...initialState, userId }))
      .addCase(workEnded, (): WorkStanding => initialState)
      .addCase(everythingMayHaveChanged, (work): WorkStanding => ({ ...work, behind: true })),
});

export const { workMayBeBehind, workLoaded, workNotLoaded, clockCompared } = slice.actions;
export const workReducer = slice.reducer;
