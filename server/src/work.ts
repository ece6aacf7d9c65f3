import { type DeskLinks, registerAgents } from './agents/index.ts';
import { registerCustomers } from './customers/index.ts';
import { registerKnowledge } from './knowledge/index.ts';
import type { Platform } from './platform/platform.ts';
import type { Ports } from './platform/ports.ts';
import { queueById, registerQueues } from './queues/index.ts';

/** What the features of the contact centre hand to the parts that serve. */
export interface Work {
  readonly deskLinks: DeskLinks;
}

/** Registers the features of the contact centre, in their order; each is handed what later ones tell earlier ones. */
export function registerWork(platform: Platform, _ports: Ports): Work {
  registerCustomers(platform, { contactHistory: { contactsOf: async () => [] } });
  registerKnowledge(platform);
  const deskLinks = registerAgents(platform, {
    skillsWantedBy: async (db, queueId) => (await queueById(db, queueId))?.requiredSkills,
  });
  registerQueues(platform, { waitingByQueue: async () => new Map() });
  return { deskLinks };
}
