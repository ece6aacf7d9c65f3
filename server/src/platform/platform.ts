import type { Clock } from '@switchboard/shared/kernel';
import type { FastifyInstance } from 'fastify';
import type { ServerConfiguration } from './configuration/index.ts';
import type { Database } from './database/index.ts';
import type { EventLog } from './events/event-log.ts';
import type { Origins } from './http/origins.ts';
import type { Readiness } from './http/readiness.ts';
import type { JobRunner } from './jobs/index.ts';
import type { Log } from './log/index.ts';
import type { Metrics } from './metrics/index.ts';
import type { OperationRegistry } from './operations/registry.ts';
import type { OutboxDispatcher } from './outbox/index.ts';
import type { LiveCatalogue } from './subscriptions/index.ts';

/** What a feature stands on. Features register their operations, jobs, deliveries and projections here. */
export interface Platform {
  readonly configuration: ServerConfiguration;
  readonly origins: Origins;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly database: Database;
  readonly eventLog: EventLog;
  readonly registry: OperationRegistry;
  readonly jobs: JobRunner;
  readonly outbox: OutboxDispatcher;
  /** What features let out on the live link. */
  readonly catalogue: LiveCatalogue;
  readonly readiness: Readiness;
  /** For the few pages that are not operations; each stands in the written list of the route matrix. */
  readonly http: FastifyInstance;
}
