import { type Channel, channelSchema } from '@switchboard/shared/contacts';
import { type CapacityPlan, mayUseReserve } from '@switchboard/shared/routing-plan';

const channels = channelSchema.options;
const indexes = new Map(channels.map((channel, index) => [channel, index]));

/**
 * All that matters of a contact when room is asked for: its channel, and whether it may use the reserve. There are two
 * kinds for each channel, whatever the number of queues.
 */
export const kindCount = channels.length * 2;

export function kindOf(channel: Channel, band: number, plan: CapacityPlan): number {
  return channelIndex(channel) * 2 + (mayUseReserve(band, plan) ? 1 : 0);
}

export function channelIndex(channel: Channel): number {
  return indexes.get(channel)!;
}

/** A channel, and a band that stands for all contacts of the kind. */
export function sampleOf(kind: number, plan: CapacityPlan): { channel: Channel; band: number } {
  return { channel: channels[kind >> 1]!, band: kind & 1 ? 0 : plan.reserve.forBandsTo + 1 };
}
