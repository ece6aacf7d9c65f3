import type { BotWork } from '@switchboard/shared/webchat';
import { type DeskLinks, deskLostAt, registerAgents } from './agents/index.ts';
import { type Channels, channelsIntoQueues, registerChannels } from './channels/index.ts';
import { contactHistory, registerContacts } from './contacts/index.ts';
import { registerContentRules } from './content-rules/index.ts';
import { registerCustomers } from './customers/index.ts';
import { flowsIntoQueues, registerFlows } from './flows/index.ts';
import { registerHours } from './hours/index.ts';
import { registerKnowledge } from './knowledge/index.ts';
import type { DomainEvent } from './platform/events/event-log.ts';
import type { Platform } from './platform/platform.ts';
import type { Ports } from './platform/ports.ts';
import { registerQueues, skillsInForce, whoCanTake } from './queues/index.ts';
import { type Matcher, OverflowWatch, registerRouting, waitingByQueue } from './routing/index.ts';
import { registerSupervision } from './supervision/index.ts';

/** The contact centre at work: what its features hand to the parts that serve, and how it is started and stopped. */
export interface Work {
  readonly deskLinks: DeskLinks;
  readonly matcher: Matcher;
  readonly channels: Channels;
  readonly botWork: BotWork;
  /** Hears of every fact as this node reads it. */
  follow(events: readonly DomainEvent[]): void;
  start(): void;
  /** Nothing new is offered and no desk is told to be silent because of us; call it before the links are closed. */
  rest(): Promise<void>;
  /** After everything that serves has stopped, before the database is closed. */
  stop(): Promise<void>;
}

/** Registers the features of the contact centre, in their order; each is handed what later ones tell earlier ones. */
export function registerWork(platform: Platform, ports: Ports): Work {
  registerCustomers(platform, { contactHistory });
  const knowledge = registerKnowledge(platform);
  const deskLinks = registerAgents(platform, { whoCanTake, skillsKnown: skillsInForce });
  registerQueues(platform, {
    waitingByQueue,
    waysIn: async (db, organisationId) => [
      ...(await channelsIntoQueues(db)),
      ...(await flowsIntoQueues(db, organisationId)),
    ],
  });
  registerHours(platform);
  registerContacts(platform, { deskLostAt: (tx, userId) => deskLostAt(tx.db, userId) });
  const matcher = registerRouting(platform);
  registerContentRules(platform);
  const overflow = new OverflowWatch(platform);
  const flows = registerFlows(platform, { knowledge });
  const channels = registerChannels(platform, ports);
  registerSupervision(platform);
  return {
    deskLinks,
    matcher,
    channels,
    botWork: flows.work,
    follow(events) {
      deskLinks.follow(events);
      matcher.follow(events);
      overflow.follow(events);
    },
    start() {
      deskLinks.start();
      matcher.start();
      channels.start();
    },
    rest: async () => void (await Promise.all([deskLinks.stop(), matcher.stop(), overflow.stop()])),
    stop: async () => void (await Promise.all([channels.stop(), flows.stop()])),
  };
}
