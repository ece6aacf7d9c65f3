import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import { enterSelfService } from '../../contacts/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { insertRun } from '../storage/flow-runs.ts';
import { publishedFlow } from '../storage/flows.ts';

export interface RunBeginning {
  readonly contactId: string;
  readonly conversationId: string;
  readonly flowKey: string;
  readonly botName: string;
  readonly language: string;
  /** What is known of the citizen without asking, by the names flows use: `name`, `postcode`. */
  readonly facts?: Readonly<Record<string, string>>;
}

/**
 * Gives a contact that has arrived to the bot: pins the flow's published version, enters self-service, and makes the
 * first turn due. Refused when no such flow is published; then the contact belongs in its queue.
 */
export async function beginRun(tx: Transaction, beginning: RunBeginning): Promise<Result<null, Refusal>> {
  const { contactId, conversationId, flowKey, botName, language, facts } = beginning;
  const flow = await publishedFlow(tx.db, flowKey);
  if (!flow) return refused({ code: 'request/not-found' });
  const entered = await enterSelfService(tx, contactId, { botName });
  if (!entered.ok) return entered;
  await insertRun(tx, {
    contact_id: contactId,
    conversation_id: conversationId,
    flow_id: flow.id,
    flow_number: flow.number,
    bot_name: botName,
    language,
    facts: JSON.stringify(facts ?? {}),
  });
  return accepted(null);
}
