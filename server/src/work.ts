import { type DeskLinks, deskLostAt, registerAgents } from './agents/index.ts';
import { contactHistory, registerContacts } from './contacts/index.ts';
import { registerCustomers } from './customers/index.ts';
import { registerKnowledge } from './knowledge/index.ts';
import type { Platform } from './platform/platform.ts';
import type { Ports } from './platform/ports.ts';
import { queueById, registerQueues } from './queues/index.ts';
import { type Matcher, registerRouting, waitingByQueue } from './routing/index.ts';
import { registerSupervision } from './supervision/index.ts';

/** What the features of the contact centre hand to the parts that serve. */
export interface Work {
  readonly deskLinks: DeskLinks;
  readonly matcher: Matcher;
}

/** Registers the features of the contact centre, in their order; each is handed what later ones tell earlier ones. */
export function registerWork(platform: Platform, _ports: Ports): Work {
  registerCustomers(platform, { contactHistory });
  registerKnowledge(platform);
  const deskLinks = registerAgents(platform, {
    skillsWantedBy: async (db, queueId) => (await queueById(db, queueId))?.requiredSkills,
  });
  registerQueues(platform, { waitingByQueue });
  registerContacts(platform, { deskLostAt: (tx, userId) => deskLostAt(tx.db, userId) });
  const matcher = registerRouting(platform);
  registerSupervision(platform);
  return { deskLinks, matcher };
}
