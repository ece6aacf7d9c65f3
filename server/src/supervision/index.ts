import type { Platform } from '../platform/platform.ts';
import { registerOverview } from './api/overview.ts';

export { supervisionMigrations } from './storage/migrations.ts';

/** Registers what supervisors steer by. */
export function registerSupervision({ registry }: Pick<Platform, 'registry'>): void {
  registerOverview(registry);
}
