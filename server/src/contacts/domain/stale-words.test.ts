import { minutes } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { isStale } from './stale-words.ts';

const now = Date.UTC(2026, 10, 20, 9);
const standing = { lastCitizenSeq: 4, ownerSinceSeq: 2, deskLostAt: now - minutes(1) };
const delayed = { isDelayed: true, writtenAgainst: 5 };

describe('a word that waited behind a lost link', () => {
  it('is sent when it is fresh and nothing has happened since', () => {
    expect(isStale(delayed, standing, now)).toBe(false);
    expect(isStale(delayed, { ...standing, deskLostAt: now - minutes(2) }, now)).toBe(false);
  });

  it('is stale when it is older than two minutes by our own clock', () => {
    expect(isStale(delayed, { ...standing, deskLostAt: now - minutes(2) - 1 }, now)).toBe(true);
  });

  it('is stale when the citizen has written since, or somebody else took over', () => {
    expect(isStale(delayed, { ...standing, lastCitizenSeq: 6 }, now)).toBe(true);
    expect(isStale(delayed, { ...standing, ownerSinceSeq: 7 }, now)).toBe(true);
  });

  it('on a live link is never stale: people do talk at the same time', () => {
    const live = { isDelayed: false, writtenAgainst: 1 };
    expect(isStale(live, { ...standing, deskLostAt: now - minutes(60) }, now)).toBe(false);
  });
});
