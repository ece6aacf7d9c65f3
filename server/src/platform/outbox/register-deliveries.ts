import { type DeliveryRecord, listDeliveries, retryDelivery } from '@switchboard/shared/deliveries';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { OperationRegistry } from '../operations/registry.ts';
import { deliveryState } from './delivery-state.ts';
import { type OutboxRow, outboxStore } from './outbox-store.ts';

/** What could not be delivered is seen, and tried again by whoever has put right what was wrong. */
export function registerDeliveries(registry: OperationRegistry): void {
  registry.query(listDeliveries, async ({ db }, { state, after, limit }) => {
    const rows = await outboxStore.list(db, state, { after: after ?? null, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return accepted({ items: shown.map(recordOf), next: rows.length > limit ? shown.at(-1)!.id : null });
  });

  registry.command(retryDelivery, async ({ tx }, { deliveryId }) => {
    const [row] = await tx.db.selectFrom('outbox').select(['id', 'dead_at']).where('id', '=', deliveryId).execute();
    if (!row) return refused({ code: 'request/not-found' });
    if (row.dead_at === null) return refused({ code: 'delivery/not-given-up' });
    await outboxStore.revive(tx, deliveryId);
    await tx.audit({ subject: { kind: 'delivery', id: deliveryId } });
    return accepted({ deliveryId });
  });
}

function recordOf(row: OutboxRow): DeliveryRecord {
  const state = deliveryState(row);
  return {
    id: row.id,
    kind: row.kind,
    state,
    createdAt: row.created_at,
    dueAt: state === 'waiting' ? row.due_at : null,
    attempts: row.attempts,
    lastError: row.last_error,
    deadAt: row.dead_at,
    traceId: row.trace_id,
  };
}
