import type { Platform } from '../platform/platform.ts';
import { registerClosures } from './api/closures.ts';
import './storage/tables.ts';
import { closureEnds, onClosureEnds } from './use-cases/closures.ts';

export { announcementOf, closureOfQueue, type Hours, hoursOf } from './use-cases/queue-opening.ts';
export { hoursMigrations } from './storage/migrations.ts';

/** Registers emergency closures and the timer that ends them. */
export function registerHours(platform: Pick<Platform, 'registry' | 'catalogue' | 'clock' | 'jobs'>): void {
  registerClosures(platform);
  platform.jobs.onDue(closureEnds, onClosureEnds);
}
