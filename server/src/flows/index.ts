import type { BotWork } from '@switchboard/shared/webchat';
import { contactHooks } from '../contacts/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Platform } from '../platform/platform.ts';
import { registerFlowOperations } from './api/flows.ts';
import { registerSafetyRules } from './api/safety-rules.ts';
import { changeHolder, noteWordOfCitizen } from './storage/flow-runs.ts';
import './storage/tables.ts';
import { answerPort } from './use-cases/answer-port.ts';
import { commitTurn } from './use-cases/commit-turn.ts';
import { DueTurns } from './use-cases/due-turns.ts';
import { HostedFlows } from './use-cases/hosted-flows.ts';
import { readTurn } from './use-cases/read-turn.ts';
import { showTyping } from './use-cases/show-typing.ts';

export { flowMigrations } from './storage/migrations.ts';
export { beginRun, type RunBeginning } from './use-cases/begin-run.ts';
export { flowsIntoQueues } from './use-cases/flows-into-queues.ts';
export { type FlowPlan, stockFlow } from './use-cases/stock-flows.ts';

export interface FlowNeeds {
  readonly knowledge: Knowledge;
}

export interface Flows {
  /** What bots/ does its work through. */
  readonly work: BotWork;
  stop(): Promise<void>;
}

/** Registers flows, the platform's rules, and the bot's part in contacts. */
export function registerFlows(
  { registry, database, log, clock }: Pick<Platform, 'registry' | 'database' | 'log' | 'clock'>,
  { knowledge }: FlowNeeds,
): Flows {
  registerFlowOperations(registry);
  registerSafetyRules(registry);
  contactHooks.whenCitizenSpoke.add(noteWordOfCitizen);
  contactHooks.whenOwnerChanged.add(changeHolder);
  const due = new DueTurns({ database, log });
  const hostedFlows = new HostedFlows(database);
  return {
    work: {
      onTurnDue: (listener) => due.listen(listener),
      readTurn: (contactId) => readTurn({ database, hostedFlows }, contactId),
      commitTurn: (turn) => commitTurn(database, turn),
      callPort: (turn, port) => answerPort({ database, knowledge, clock }, turn, port),
      typing: (contactId) => showTyping(database, contactId),
    },
    stop: () => due.stop(),
  };
}
