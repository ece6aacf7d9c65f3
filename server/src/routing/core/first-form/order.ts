import type { ReadyAgent, WaitingContact } from './state.ts';

/** Emergency first, then band by band; the oldest first, over all queues. The id decides between twins. */
export function firstServed(one: WaitingContact, other: WaitingContact): number {
  return one.band - other.band || one.firstQueuedAt - other.firstQueuedAt || (one.id < other.id ? -1 : 1);
}

/** Fewest contacts in hand first, so that nobody gets a third while somebody has none; then the longest idle. */
export function longestIdle(one: ReadyAgent, other: ReadyAgent): number {
  const idle = (one.idleSinceAt ?? 0) - (other.idleSinceAt ?? 0);
  return one.unitsUsed - other.unitsUsed || idle || (one.id < other.id ? -1 : 1);
}
