import type { ContactTimeline, Wait, WaitEnd } from './contact-timeline.ts';
import { holds, type Interval } from './interval.ts';
import type { Scope } from './measure.ts';
import type { Timelines } from './timelines.ts';

/** Contacts and offers are not an agent's; a scope of an agent counts none. */
export function contactsIn({ contacts }: Timelines, { channel, userId }: Scope): ContactTimeline[] {
  if (userId !== undefined) return [];
  return [...contacts.values()].filter((contact) => channel === undefined || contact.channel === channel);
}

export function waitsIn(timelines: Timelines, scope: Scope): Wait[] {
  const { queueId } = scope;
  return contactsIn(timelines, scope).flatMap(({ waits }) =>
    queueId === undefined ? waits : waits.filter((wait) => wait.queueId === queueId),
  );
}

/** First waits that ended so within the interval. Each contact has at most one that was answered, abandoned or promised. */
export function firstWaits(timelines: Timelines, interval: Interval, scope: Scope, end: WaitEnd): Wait[] {
  return waitsIn(timelines, scope).filter(
    (wait) => wait.kind === 'first' && wait.end === end && holds(interval, wait.untilAt),
  );
}

/** How long the citizen had waited when it ended. */
export function waited({ sinceAt, untilAt }: Wait): number {
  return (untilAt ?? sinceAt) - sinceAt;
}
