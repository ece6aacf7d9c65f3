import type { Channel } from '@switchboard/shared/contacts';
import { type CapacityPlan, type Taking, unitsOf } from '@switchboard/shared/routing-plan';

/** How many contacts of each channel keep an agent busy; channels without any are left out. */
export type InHand = Partial<Readonly<Record<Channel, number>>>;

export function channelsOf(inHand: InHand): [Channel, number][] {
  return (Object.entries(inHand) as [Channel, number][]).filter(([, count]) => count > 0);
}

export function isFree(inHand: InHand): boolean {
  return channelsOf(inHand).length === 0;
}

/** Whether something that was in hand is not any more, whatever came instead of it. */
export function isLess(after: InHand, before: InHand): boolean {
  return channelsOf(before).some(([channel, count]) => (after[channel] ?? 0) < count);
}

/** Each of them with what it costs now. */
export function takingsOf(inHand: InHand, { costs }: CapacityPlan): Taking[] {
  return channelsOf(inHand).flatMap(([channel, count]) =>
    Array.from({ length: count }, () => ({ channel, units: costs[channel] })),
  );
}

export function unitsInUse(inHand: InHand, plan: CapacityPlan): number {
  return unitsOf(takingsOf(inHand, plan));
}
