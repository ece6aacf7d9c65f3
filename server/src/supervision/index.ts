import type { Platform } from '../platform/platform.ts';
import { registerAgentTime } from './api/agent-time.ts';
import { registerOverview } from './api/overview.ts';
import { registerQueueFigures } from './api/queue-figures.ts';
import { LiveTimelines } from './use-cases/live-timelines.ts';

export { supervisionMigrations } from './storage/migrations.ts';

/** Registers what supervisors steer by. */
export function registerSupervision(platform: Pick<Platform, 'registry' | 'database' | 'eventLog'>): void {
  const timelines = new LiveTimelines(platform);
  registerOverview(platform.registry, timelines);
  registerQueueFigures(platform.registry, timelines);
  registerAgentTime(platform);
}
