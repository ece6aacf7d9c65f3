import { contactHooks } from '../contacts/index.ts';
import { customerHooks } from '../customers/index.ts';
import type { Platform } from '../platform/platform.ts';
import { registerAlertOperations } from './api/alert-operations.ts';
import { registerLateLooks } from './api/late-looks.ts';
import { registerLiveAlerts } from './api/live-alerts.ts';
import './storage/tables.ts';
import { onCitizenSpoke, onMarked, onQueued, onRecognised } from './use-cases/when-to-judge.ts';

export { contentRuleMigrations } from './storage/migrations.ts';

/** Registers the rules over content, the moments at which they are judged, and the alerts they raise. */
export function registerContentRules({
  registry,
  catalogue,
  jobs,
  log,
  metrics,
}: Pick<Platform, 'registry' | 'catalogue' | 'jobs' | 'log' | 'metrics'>): void {
  contactHooks.whenCitizenSpoke.add(onCitizenSpoke);
  contactHooks.whenQueued.add(onQueued);
  contactHooks.whenRecognised.add(onRecognised);
  customerHooks.whenMarked.add(onMarked);
  registerAlertOperations(registry);
  registerLiveAlerts(catalogue);
  registerLateLooks({ jobs, log, metrics });
}
