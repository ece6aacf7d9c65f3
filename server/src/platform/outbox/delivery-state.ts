import type { DeliveryState } from '@switchboard/shared/deliveries';
import type { OutboxRow } from './outbox-store.ts';

export function deliveryState(row: Pick<OutboxRow, 'delivered_at' | 'dead_at'>): DeliveryState {
  if (row.delivered_at !== null) return 'delivered';
  return row.dead_at !== null ? 'dead' : 'waiting';
}
