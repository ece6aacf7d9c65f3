import type { Channel } from '@switchboard/shared/contacts';
import { type CapacityPlan, type Hands, roomFor, type Taking } from '@switchboard/shared/routing-plan';

/**
 * Which of an agent's offers she has no room for any more, since something she had set aside came back into her hands, or
 * since she may take less than before. The oldest offers stand. What was offered out of the reserve stays offered.
 */
export function crowdedOut<Offer extends { readonly channel: Channel }>(
  offers: readonly Offer[],
  hands: Omit<Hands, 'offered'>,
  plan: CapacityPlan,
): Offer[] {
  const standing: Taking[] = [];
  return offers.filter(({ channel }) => {
    const room = roomFor({ channel, band: plan.reserve.forBandsTo }, { ...hands, offered: standing }, plan);
    const stands = room === 'room' || room === 'interrupts';
    if (stands) standing.push({ channel, units: plan.costs[channel] });
    return !stands;
  });
}
