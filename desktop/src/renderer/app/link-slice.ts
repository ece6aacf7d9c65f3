import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { LinkState } from '@switchboard/shared/protocol';

/**
 * The link to the centre as the desk shows it. `stream` is the live stream's own state, `none` while there is none
 * (nobody signed in). `lostAt` is set while the centre cannot be reached, over whichever way it was noticed.
 */
export interface LinkStanding {
  readonly stream: LinkState | 'none';
  readonly lostAt: number | null;
  readonly retryAt: number | null;
  /** Set when only a person can help: the desk is too old, or another took over. */
  readonly refusedBecause: string | null;
}

const initialState: LinkStanding = { stream: 'none', lostAt: null, retryAt: null, refusedBecause: null };

interface StreamReport {
  readonly at: number;
  readonly state: LinkState;
  readonly retryAt: number | null;
  readonly refusedBecause: string | null;
}

const slice = createSlice({
  name: 'link',
  initialState,
  reducers: {
    linkChanged: (link, { payload }: PayloadAction<StreamReport>): LinkStanding => {
      const { at, state, retryAt, refusedBecause } = payload;
      const lostAt = state === 'lost' ? (link.lostAt ?? at) : null;
      return { stream: state, lostAt, retryAt, refusedBecause };
    },
    linkClosed: (): LinkStanding => initialState,
    /** A call went unanswered. */
    serverUnreached: (link, { payload: at }: PayloadAction<number>): LinkStanding => ({
      ...link,
      lostAt: link.lostAt ?? at,
    }),
    /** A call was answered: the server is there, unless the stream itself says otherwise. */
    serverAnswered: (link): LinkStanding => (link.stream === 'lost' ? link : { ...link, lostAt: null, retryAt: null }),
  },
});

export const { linkChanged, linkClosed, serverUnreached, serverAnswered } = slice.actions;
export const linkReducer = slice.reducer;
