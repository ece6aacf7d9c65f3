import { createSlice, type PayloadAction } from '@reduxjs/toolkit';

/**
 * The link to the centre as the top bar shows it. `heardAt` is the last word on the live stream (null: no stream is
 * open); `lostAt` is set while calls go unanswered.
 */
export interface LinkStanding {
  readonly heardAt: number | null;
  readonly lostAt: number | null;
  readonly retryAt: number | null;
  /** Set when only a person can help: the desk is too old, or another took over. */
  readonly refusedBecause: string | null;
}

const initialState: LinkStanding = { heardAt: null, lostAt: null, retryAt: null, refusedBecause: null };

const slice = createSlice({
  name: 'link',
  initialState,
  reducers: {
    linkHeard: (_, { payload: at }: PayloadAction<number>): LinkStanding => ({ ...initialState, heardAt: at }),
    linkLost: (link, { payload }: PayloadAction<{ at: number; retryAt: number | null }>): LinkStanding => ({
      ...link,
      lostAt: link.lostAt ?? payload.at,
      retryAt: payload.retryAt,
    }),
    linkRefused: (link, { payload: sentence }: PayloadAction<string>): LinkStanding => ({
      ...link,
      refusedBecause: sentence,
    }),
    linkClosed: (): LinkStanding => initialState,
    /** A call was answered: over HTTP the server is there, whatever the stream says. */
    serverAnswered: (link): LinkStanding => (link.heardAt === null ? { ...link, lostAt: null, retryAt: null } : link),
  },
});

export const { linkHeard, linkLost, linkRefused, linkClosed, serverAnswered } = slice.actions;
export const linkReducer = slice.reducer;
