import type { DeliveryState } from '@switchboard/shared/deliveries';
import { type Instant, minutes, seconds } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import { hotStatement, type Tables, type Transaction } from '../database/index.ts';

export type OutboxRow = Selectable<Tables['outbox']>;

/** Nobody has claimed, delivered or put it off since it was read. */
const asSeen = 'id = ? AND attempts = ? AND delivered_at IS NULL AND dead_at IS NULL AND claim_token IS NULL';

const claim = hotStatement(
  'outbox.claim',
  `UPDATE outbox SET claim_token = ?, claimed_until = ?, attempts = attempts + 1 WHERE ${asSeen}`,
);
const takeOver = hotStatement(
  'outbox.take-over',
  `UPDATE outbox SET claim_token = ?, claimed_until = ?, attempts = attempts + 1
   WHERE id = ? AND claim_token = ? AND claimed_until = ?`,
);
const renew = hotStatement('outbox.renew', 'UPDATE outbox SET claimed_until = ? WHERE id = ? AND claim_token = ?');
const release = 'claim_token = NULL, claimed_until = NULL';
/** What was delivered is forgotten here: it may hold words of a citizen, or a link that opens an account. */
const delivered = hotStatement(
  'outbox.delivered',
  `UPDATE outbox SET delivered_at = ?, payload = '{}', last_error = NULL, ${release} WHERE id = ? AND claim_token = ?`,
);
const putOff = hotStatement(
  'outbox.put-off',
  `UPDATE outbox SET due_at = ?, attempts = ?, last_error = ?, ${release} WHERE id = ? AND claim_token = ?`,
);
const dead = hotStatement(
  'outbox.dead',
  `UPDATE outbox SET dead_at = ?, last_error = ?, ${release} WHERE id = ? AND claim_token = ?`,
);
const purge = hotStatement(
  'outbox.purge',
  'DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE delivered_at < ? LIMIT ?)',
);

/** After a failed attempt a delivery waits no longer than this, so that one further away was put off by another clock. */
const longestWaitMs = minutes(10);
const clockToleranceMs = seconds(5);

/** The statements of deliveries. Each change is conditional on the claim and answers whether it still held. */
export const outboxStore = {
  /** What may go out now: due, unclaimed, and with nothing older under the same key still waiting. */
  due: (db: Kysely<Tables>, kinds: readonly string[], now: Instant, limit: number): Promise<OutboxRow[]> =>
    db
      .selectFrom('outbox')
      .selectAll()
      .where('delivered_at', 'is', null)
      .where('dead_at', 'is', null)
      .where('claim_token', 'is', null)
      .where('kind', 'in', kinds)
      .where(({ or, and, eb, ref }) =>
        or([
          eb('due_at', '<=', now),
          // Written before the clock was set back: meant for at once then, so for at once now.
          and([eb('created_at', '>', now + clockToleranceMs), eb('due_at', '<=', ref('created_at'))]),
          and([eb('attempts', '>', 0), eb('due_at', '>', now + longestWaitMs)]),
        ]),
      )
      .where(({ or, eb, not, exists, selectFrom }) =>
        or([
          eb('order_key', 'is', null),
          not(
            exists(
              selectFrom('outbox as earlier')
                .select('earlier.id')
                .whereRef('earlier.organisation_id', '=', 'outbox.organisation_id')
                .whereRef('earlier.order_key', '=', 'outbox.order_key')
                .whereRef('earlier.id', '<', 'outbox.id')
                .where('earlier.delivered_at', 'is', null)
                .where('earlier.dead_at', 'is', null),
            ),
          ),
        ]),
      )
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .execute(),

  /** Those in one state, the newest first; `after` is the id of the last one seen. */
  list: (
    db: Kysely<Tables>,
    state: DeliveryState,
    page: { after: string | null; limit: number },
  ): Promise<OutboxRow[]> =>
    db
      .selectFrom('outbox')
      .selectAll()
      .where('delivered_at', state === 'delivered' ? 'is not' : 'is', null)
      .where('dead_at', state === 'dead' ? 'is not' : 'is', null)
      .$if(page.after !== null, (query) => query.where('id', '<', page.after!))
      .orderBy('id', 'desc')
      .limit(page.limit)
      .execute(),

  /** What was given up is due again, as if it had never been tried. */
  revive: (tx: Transaction, id: string) =>
    tx.db
      .updateTable('outbox')
      .set({ dead_at: null, attempts: 0, due_at: tx.now })
      .where('id', '=', id)
      .where('dead_at', 'is not', null)
      .execute(),

  claimed: (db: Kysely<Tables>, kinds: readonly string[]): Promise<OutboxRow[]> =>
    db
      .selectFrom('outbox')
      .selectAll()
      .where('delivered_at', 'is', null)
      .where('dead_at', 'is', null)
      .where('claim_token', 'is not', null)
      .where('kind', 'in', kinds)
      .execute(),

  claim: async (tx: Transaction, row: OutboxRow, token: string, stamp: number): Promise<boolean> =>
    (await (row.claim_token === null
      ? tx.change(claim, [token, stamp, row.id, row.attempts])
      : tx.change(takeOver, [token, stamp, row.id, row.claim_token, row.claimed_until]))) === 1,

  renew: async (tx: Transaction, row: OutboxRow, token: string, stamp: number): Promise<boolean> =>
    (await tx.change(renew, [stamp, row.id, token])) === 1,

  delivered: (tx: Transaction, row: OutboxRow, token: string) => tx.change(delivered, [tx.now, row.id, token]),

  putOff: (
    tx: Transaction,
    row: OutboxRow,
    token: string,
    next: { dueAt: Instant; attempts: number; error: string | null },
  ) => tx.change(putOff, [next.dueAt, next.attempts, next.error, row.id, token]),

  dead: (tx: Transaction, row: OutboxRow, token: string, error: string) =>
    tx.change(dead, [tx.now, error, row.id, token]),

  /** Forgets what was delivered before a moment, so many at once; answers how many. */
  purge: (tx: Transaction, before: Instant, limit: number) => tx.change(purge, [before, limit]),
};
