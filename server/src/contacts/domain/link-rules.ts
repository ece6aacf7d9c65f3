import { type ContactState, emergencyBand } from '@switchboard/shared/contacts';
import { type Instant, minutes, seconds } from '@switchboard/shared/kernel';

/** Times of design §3 for a contact that lives by the citizen's page being linked. */
const notOfferedAfterMs = minutes(2);
const givenUpAfterMs = minutes(15);
const parkedAfterMs = minutes(2);
/** A link that nobody has renewed for so long is lost: its server may have died with it. */
export const linkLapsesAfterMs = seconds(60);

export interface LinkFacts {
  readonly state: ContactState;
  readonly band: number;
  readonly needsLink: boolean;
  readonly isLinked: boolean;
  /** Since when her page has been away. */
  readonly unlinkedSinceAt: Instant | null;
  readonly stateSinceAt: Instant;
  readonly hasContactPoint: boolean;
  /** Whether she said anything in self-service. */
  readonly hasSpoken: boolean;
}

export type LinkDeed = 'stopOffering' | 'abandon' | 'promiseCallback' | 'park' | 'endSelfService';

/** What has to be done now because she has been away for so long; null when nothing is due. */
export function dueLinkDeed(facts: LinkFacts, now: Instant): LinkDeed | null {
  const due = looks(facts).filter(({ dueAt }) => dueAt <= now);
  return due.at(-1)?.deed ?? null;
}

/** When to look at it again if she stays away; null when nothing hangs on her link. */
export function nextLinkLook(facts: Omit<LinkFacts, 'hasContactPoint'>, now: Instant): Instant | null {
  const later = looks({ ...facts, hasContactPoint: false }).filter(({ dueAt }) => dueAt > now);
  return later[0]?.dueAt ?? null;
}

/** What happens to a contact whose citizen stays away, in order. */
function looks(facts: LinkFacts): { deed: LinkDeed; dueAt: Instant }[] {
  const { state, band, needsLink, isLinked, unlinkedSinceAt } = facts;
  if (!needsLink || isLinked || unlinkedSinceAt === null) return [];
  // A contact that moved while she was away is looked at from when it moved: each place gives her its own time.
  const since = Math.max(unlinkedSinceAt, facts.stateSinceAt);
  if (state === 'connected') return [{ deed: 'park', dueAt: since + parkedAfterMs }];
  if (state === 'selfService') {
    return [{ deed: facts.hasSpoken ? 'endSelfService' : 'abandon', dueAt: since + givenUpAfterMs }];
  }
  // An emergency is offered and kept whether or not the page is linked: a person looks at it (design §3).
  if (state !== 'queued' || band === emergencyBand) return [];
  return [
    { deed: 'stopOffering', dueAt: unlinkedSinceAt + notOfferedAfterMs },
    { deed: facts.hasContactPoint ? 'promiseCallback' : 'abandon', dueAt: since + givenUpAfterMs },
  ];
}
