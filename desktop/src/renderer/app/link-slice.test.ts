import { describe, expect, it } from 'vitest';
import { linkChanged, linkReducer, serverAnswered, serverUnreached } from './link-slice.ts';

const start = linkReducer(undefined, { type: 'nothing' });
const lost = (at: number, retryAt: number | null = null) =>
  linkChanged({ at, state: 'lost', retryAt, refusedBecause: null });

describe('the link to the centre', () => {
  it('keeps the moment it was lost through every further attempt', () => {
    const first = linkReducer(start, lost(1_000, 2_000));
    expect(linkReducer(first, lost(2_000, 4_000))).toMatchObject({ lostAt: 1_000, retryAt: 4_000 });
  });

  it('is back with the first word of the stream', () => {
    const back = linkChanged({ at: 9_000, state: 'live', retryAt: null, refusedBecause: null });
    expect(linkReducer(linkReducer(start, lost(1_000)), back)).toMatchObject({ stream: 'live', lostAt: null });
  });

  it('is noticed by an unanswered call, and taken back by an answered one while no stream says otherwise', () => {
    const unreached = linkReducer(start, serverUnreached(500));
    expect(unreached.lostAt).toBe(500);
    expect(linkReducer(unreached, serverAnswered()).lostAt).toBeNull();
    const silent = linkReducer(start, lost(700));
    expect(linkReducer(silent, serverAnswered()).lostAt).toBe(700);
  });
});
