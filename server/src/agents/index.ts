import { seconds } from '@switchboard/shared/kernel';
import type { Platform } from '../platform/platform.ts';
import { registerAgentOperations } from './api/agent-operations.ts';
import { DeskLinks } from './api/desk-links.ts';
import { registerLiveAgents } from './api/live-agents.ts';
import { registerManageAgents } from './api/manage-agents.ts';
import { registerNotReadyReasons } from './api/not-ready-reasons.ts';
import type { AgentNeeds } from './ports.ts';
import { onOverLong, overLongTimer } from './use-cases/over-long.ts';
import { onSkillExpires, skillExpiresTimer } from './use-cases/set-skills.ts';
import './storage/tables.ts';
import { goneTimer, loseOrphans, onDeskGone, onDeskSilent, silentTimer } from './use-cases/desk-turns.ts';

export type { DeskLinks } from './api/desk-links.ts';
export type { AgentNeeds } from './ports.ts';
export {
  agentOutline,
  agentsOf,
  giveSkills,
  skillLevels,
} from './storage/agent-lists.ts';
export { addNotReadyReasons } from './storage/not-ready-reasons.ts';
export { type InHand, unitsInUse } from './domain/in-hand.ts';
export type { Counted } from './domain/next-step.ts';
export { agentNow, agentsNow, type StaffedAgent } from './storage/agents-now.ts';
export { capacityOf } from './storage/capacities.ts';
export type { Rows } from './storage/rows.ts';
export { deskLostAt } from './storage/desk-links.ts';
export { agentMigrations } from './storage/migrations.ts';
export { handsChanged, noteAcceptedOffer, noteMissedOffer, setAgentState } from './use-cases/agent-turns.ts';
export { publishCapacity } from './use-cases/publish-capacity.ts';
export type { AgentKey } from './use-cases/change-agent.ts';

const orphansEveryMs = seconds(5);

/** Registers operations, live facts and timers. Answers what follows the desks' links: hand it to the live sockets. */
export function registerAgents(
  platform: Pick<Platform, 'registry' | 'catalogue' | 'database' | 'clock' | 'log' | 'jobs'>,
  needs: AgentNeeds,
): DeskLinks {
  const { jobs, catalogue } = platform;
  registerAgentOperations(platform, needs);
  registerManageAgents(platform.registry, needs);
  registerNotReadyReasons(platform.registry);
  registerLiveAgents(catalogue);
  const links = new DeskLinks({ ...platform, steadyClock: () => performance.now() });
  jobs.onDue(silentTimer, onDeskSilent);
  jobs.onDue(goneTimer, onDeskGone);
  jobs.onDue(skillExpiresTimer, onSkillExpires);
  jobs.onDue(overLongTimer, onOverLong);
  jobs.every('desk.orphans', orphansEveryMs, (tx) => loseOrphans(tx, links.nodeId));
  return links;
}
