import { alertOperations } from '@switchboard/shared/alerts';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import { alertsFor } from '../storage/alerts.ts';
import { acknowledgeAlert } from '../use-cases/acknowledge-alert.ts';

export function registerAlertOperations(registry: OperationRegistry): void {
  registry.query(alertOperations.list, async ({ db, scope, now }, wish) =>
    accepted({ items: await alertsFor(db, scope, wish), at: now }),
  );
  registry.command(alertOperations.acknowledge, async ({ tx, scope }, { alertId }) => {
    const { userId } = scope.actor;
    // Whoever says that she has seen it is a person: a program sees nothing.
    if (userId === undefined) return refused({ code: 'request/not-found' });
    return acknowledgeAlert(tx, { alertId, userId });
  });
}
