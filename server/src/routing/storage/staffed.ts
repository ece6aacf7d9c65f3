import { type Channel, channelSchema } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import { agentNow, agentsNow, type Rows, type StaffedAgent } from '../../agents/index.ts';
import { amongIds, hotStatement } from '../../platform/database/index.ts';
import type { AgentNow } from '../core/facts.ts';
import './tables.ts';

const offeredRows = `SELECT r.user_id, c.channel, r.units FROM reservation r JOIN contact c ON c.id = r.contact_id
   WHERE r.organisation_id = ? AND r.state = 'pending'`;
const everyOffer = hotStatement('routing.offered', offeredRows);
const offersToSome = hotStatement('routing.offered-to-some', `${offeredRows} AND r.user_id ${amongIds}`);

interface OfferRow {
  readonly user_id: string;
  readonly channel: string;
  readonly units: number;
}

/** Everybody who is signed in, with what is offered to her; whose turn came last in which queue only the leader knows. */
export async function staffed(rows: Rows, organisationId: string, now: Instant): Promise<AgentNow[]> {
  const agents = await agentsNow(rows, organisationId, now);
  const offers = await rows<OfferRow>(everyOffer, [organisationId]);
  return withOffers(agents, offers);
}

/** The same of some people: who is missing in the answer is signed out, or takes no contacts any more. */
export async function staffedAmong(
  rows: Rows,
  organisationId: string,
  { userIds, now }: { readonly userIds: readonly string[]; readonly now: Instant },
): Promise<AgentNow[]> {
  const agents = await agentNow(rows, organisationId, { userIds, now });
  return withOffers(agents, await rows<OfferRow>(offersToSome, [organisationId, JSON.stringify(userIds)]));
}

function withOffers(agents: readonly StaffedAgent[], offers: readonly OfferRow[]): AgentNow[] {
  const byAgent = Map.groupBy(offers, (row) => row.user_id);
  return agents.map((agent) => {
    const offered = (byAgent.get(agent.id) ?? []).map(({ channel, units }): { channel: Channel; units: number } => {
      return { channel: channelSchema.parse(channel), units };
    });
    return { ...agent, offered, lastOfferedAt: new Map<string, Instant>() };
  });
}
