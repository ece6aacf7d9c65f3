import type { Instant } from '@switchboard/shared/kernel';
import type { Scope } from '../access/scope.ts';
import { hotStatement } from '../database/hot-statement.ts';
import type { DatabaseSession } from '../database/session.ts';
import { declareTable } from '../database/tables.ts';

declare module '../database/tables.ts' {
  interface Tables {
    outbox: {
      id: string;
      organisation_id: string;
      kind: string;
      /** Deliveries with the same key go out one after the other, in order; null: as soon as possible. */
      order_key: string | null;
      payload: string;
      due_at: number;
      created_at: number;
      attempts: number;
      claimed_until: number | null;
      claim_token: string | null;
      delivered_at: number | null;
      dead_at: number | null;
      last_error: string | null;
      trace_id: string;
    };
  }
}
declareTable('outbox', { organisation: 'organisation_id' });

/** Something to do outside, once the transaction has committed. The row's id is the message id outside. */
export interface Delivery {
  readonly kind: `${string}.${string}`;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly orderKey?: string;
  readonly dueAt?: Instant;
  readonly organisationId?: string | undefined;
}

const insertDelivery = hotStatement(
  'outbox.insert',
  `INSERT INTO outbox (id, organisation_id, kind, order_key, payload, due_at, created_at, attempts, trace_id)
   VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
);

export async function writeDelivery(
  session: DatabaseSession,
  delivery: Delivery & { organisationId: string; id: string },
  scope: Scope,
  now: Instant,
): Promise<void> {
  const { id, organisationId, kind, orderKey, payload, dueAt } = delivery;
  await session.change(insertDelivery, [
    id,
    organisationId,
    kind,
    orderKey ?? null,
    JSON.stringify(payload),
    dueAt ?? now,
    now,
    scope.traceId,
  ]);
}
