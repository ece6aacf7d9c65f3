import { accepted } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import { handsRecounted, missedOffer, type Wish, wished } from '../domain/next-step.ts';
import { type AgentKey, changeAgent } from './change-agent.ts';

/** Sets what an agent wishes to be; refuses `agent/contacts-in-hand`. Undefined when there is no such person. */
export function setAgentState(tx: Transaction, key: AgentKey, wish: Wish) {
  return changeAgent(tx, key, (standing) => wished(standing, wish, tx.now));
}

/**
 * To be called in the transaction in which a part of an agent in a contact begins or ends, with the units she has in
 * hand after it: open interactions, wrap-up included. Keeps her load, her idle clock and her next state.
 */
export async function handsChanged(tx: Transaction, { used, ...key }: AgentKey & { used: number }): Promise<void> {
  await changeAgent(tx, key, (standing) => accepted(handsRecounted(standing, used, tx.now)));
}

/** An offer ran out unanswered: she is not ready until she says so. */
export async function noteMissedOffer(tx: Transaction, key: AgentKey): Promise<void> {
  await changeAgent(tx, key, (standing) => accepted(missedOffer(standing, tx.now)));
}
