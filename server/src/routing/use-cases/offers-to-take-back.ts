import type { Instant } from '@switchboard/shared/kernel';
import { agentNow, capacityOf, type Rows } from '../../agents/index.ts';
import { crowdedOut } from '../domain/crowded-out.ts';
import { crowdingOffers, type ReservationRow, untenableOffers } from '../storage/reservations.ts';

/** Offers that do not hold any more: nobody is there to take them, or what she set aside came back and she has no room. */
export async function offersToTakeBack(rows: Rows, organisationId: string, now: Instant): Promise<ReservationRow[]> {
  const untenable = await untenableOffers(rows, organisationId);
  const crowding = Map.groupBy(await crowdingOffers(rows, organisationId), ({ user_id: userId }) => userId);
  if (crowding.size === 0) return untenable;
  const plan = await capacityOf(rows, organisationId);
  const agents = await agentNow(rows, organisationId, { userIds: [...crowding.keys()], now });
  return [...untenable, ...agents.flatMap((agent) => crowdedOut(crowding.get(agent.id) ?? [], agent, plan))];
}
