import {
  agentFactSchema,
  missedOfferFactSchema,
  notReadyReasonsFactSchema,
  overLongFactSchema,
  stateForcedSchema,
} from '@switchboard/shared/agents';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import type { LiveCatalogue } from '../../platform/subscriptions/index.ts';
import { agentsOf } from '../storage/agent-lists.ts';

/** Who works as an agent and how she stands, for colleagues in her service area and for herself. */
export function registerLiveAgents(catalogue: LiveCatalogue): void {
  catalogue.projection({
    type: 'agent.changed',
    audience: ['directory.read', 'thePersonHerself'],
    serviceAreaOf: (event) => agentOf(event).serviceAreaId,
    personOf: ({ subjectId }) => subjectId,
    bodyFor: (event) => ({ agent: agentOf(event) }),
  });
  catalogue.projection({
    type: 'agent.missed-offer',
    audience: ['queues.watch'],
    serviceAreaOf: ({ body }) => missedOfferFactSchema.parse(body).serviceAreaId,
    bodyFor: ({ body }) => body,
  });
  catalogue.projection({
    type: 'agent.over-long',
    audience: ['queues.watch'],
    serviceAreaOf: ({ body }) => overLongFactSchema.parse(body).serviceAreaId,
    bodyFor: ({ body }) => body,
  });
  catalogue.projection({
    type: 'notReadyReasons.changed',
    audience: ['directory.read'],
    bodyFor: ({ body }) => notReadyReasonsFactSchema.parse(body),
  });
  catalogue.projection({
    type: 'agent.state-forced',
    audience: ['thePersonHerself'],
    personOf: ({ body }) => stateForcedSchema.parse(body).userId,
    bodyFor: ({ body }) => body,
  });
  catalogue.snapshot({
    name: 'agents',
    right: 'directory.read',
    take: async ({ db, organisationId }) =>
      (await agentsOf(db)).filter((agent) => agent.organisationId === organisationId),
  });
}

function agentOf({ body }: DomainEvent) {
  return agentFactSchema.parse(body).agent;
}
