import type { Channel } from '@switchboard/shared/contacts';
import type { ReadyAgent } from './state.ts';

/** Whether an agent who holds so much can take one more contact: a call takes all of her, anything else one unit. */
export function hasRoomFor(
  channel: Channel,
  { unitsUsed, unitsOf }: Pick<ReadyAgent, 'unitsUsed' | 'unitsOf'>,
): boolean {
  return channel === 'voice' ? unitsUsed === 0 : unitsUsed < unitsOf;
}

export function unitsOf(channel: Channel, agent: Pick<ReadyAgent, 'unitsOf'>): number {
  return channel === 'voice' ? agent.unitsOf : 1;
}
