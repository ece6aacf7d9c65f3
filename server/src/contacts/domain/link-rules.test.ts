import { minutes } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { dueLinkDeed, type LinkFacts, nextLinkLook } from './link-rules.ts';

const now = Date.UTC(2026, 10, 20, 9);
const away: LinkFacts = {
  state: 'queued',
  band: 5,
  needsLink: true,
  isLinked: false,
  unlinkedSinceAt: now,
  stateSinceAt: now - minutes(30),
  hasContactPoint: false,
  hasSpoken: true,
};

/** What is done to her contact, minute by minute, while she stays away. */
function deeds(facts: LinkFacts): string[] {
  const done: string[] = [];
  for (let at = nextLinkLook(facts, now); at !== null; at = nextLinkLook(facts, at)) {
    done.push(`${(at - now) / minutes(1)} ${dueLinkDeed(facts, at)}`);
  }
  return done;
}

describe('while the citizen stays away', () => {
  it('her waiting contact is not offered after 2 minutes and given up after 15', () => {
    expect(deeds(away)).toEqual(['2 stopOffering', '15 abandon']);
  });

  it('she is called back instead when we know how to reach her', () => {
    expect(deeds({ ...away, hasContactPoint: true })).toEqual(['2 stopOffering', '15 promiseCallback']);
  });

  it('her conversation is parked after 2 minutes, and self-service ends after 15', () => {
    expect(deeds({ ...away, state: 'connected' })).toEqual(['2 park']);
    expect(deeds({ ...away, state: 'selfService' })).toEqual(['15 endSelfService']);
    expect(deeds({ ...away, state: 'selfService', hasSpoken: false })).toEqual(['15 abandon']);
  });

  it('a contact that moved meanwhile is given its time from there', () => {
    const moved = { ...away, unlinkedSinceAt: now - minutes(40), stateSinceAt: now };
    expect(deeds(moved)).toEqual(['15 abandon']);
  });

  it('nothing is done to an emergency, to what needs no link, to what is parked, or when she is here', () => {
    for (const facts of [
      { ...away, band: 0 },
      { ...away, needsLink: false },
      { ...away, state: 'parked' as const },
      { ...away, isLinked: true, unlinkedSinceAt: null },
    ]) {
      expect(deeds(facts)).toEqual([]);
    }
  });
});
