import type { MissedOfferFact, OwnCaps } from '@switchboard/shared/agents';
import type { Channel } from '@switchboard/shared/contacts';
import { accepted } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { type Counted, handsRecounted, missedOffer, tookOffer, type Wish, wished } from '../domain/next-step.ts';
import { rowsOf } from '../storage/rows.ts';
import { capacityOf } from '../storage/capacities.ts';
import { type AgentKey, changeAgent } from './change-agent.ts';

/** Sets what an agent wishes to be; refuses `agent/contacts-in-hand`. Undefined when there is no such person. */
export function setAgentState(tx: Transaction, key: AgentKey, wish: Wish) {
  return changeAgent(tx, key, (standing) => wished(standing, wish, tx.now));
}

/**
 * To be called in the transaction in which a part of an agent in a contact begins or ends. Counts once she is locked, so
 * that of two contacts that end at once neither is forgotten; keeps her load, her idle clock and her next state.
 */
export async function handsChanged(tx: Transaction, key: AgentKey, count: () => Promise<Counted>): Promise<void> {
  await changeAgent(tx, key, async (standing) => accepted(handsRecounted(standing, await count(), tx.now)));
}

/**
 * An offer ran out unanswered: after as many in a row as the plan allows on this channel she is not ready until she says
 * so. Whoever watches queues is told of each.
 */
export async function noteMissedOffer(
  tx: Transaction,
  { channel, contactId, ...key }: AgentKey & { readonly channel: Channel; readonly contactId: string },
): Promise<void> {
  const { strikes } = await capacityOf(rowsOf(tx), key.organisationId);
  const allowed = strikes[channel];
  let inRow = 0;
  const changed = await changeAgent(tx, key, (standing) => {
    inRow = (standing.misses[channel] ?? 0) + 1;
    return accepted(missedOffer(standing, { channel, strikes: allowed }, tx.now));
  });
  if (!changed?.ok) return;
  const { id, name, serviceAreaId } = changed.value;
  const fact: MissedOfferFact = { agent: { id, name }, serviceAreaId, contactId, channel, inRow, allowed };
  tx.event({ type: 'agent.missed-offer', subjectId: id, body: fact, organisationId: key.organisationId });
}

/** Her own units and caps from now on; null units and a channel left out are as the plan has them. */
export function setCapacity(
  tx: Transaction,
  { units, caps, ...key }: AgentKey & { readonly units: number | null; readonly caps: OwnCaps },
) {
  return changeAgent(tx, key, (standing) => accepted({ ...standing, ownUnits: units, ownCaps: caps }));
}

/** She took an offer: what she missed of this channel before is forgiven. */
export async function noteAcceptedOffer(
  tx: Transaction,
  { channel, ...key }: AgentKey & { readonly channel: Channel },
): Promise<void> {
  await changeAgent(tx, key, (standing) => accepted(tookOffer(standing, channel)));
}
