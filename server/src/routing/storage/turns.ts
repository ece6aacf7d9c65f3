import { hours, type Instant } from '@switchboard/shared/kernel';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import './tables.ts';

/** Whose last turn is longer ago is as one who never had any. */
const rememberedForMs = hours(24);

const turns = hotStatement(
  'routing.turns',
  `SELECT user_id, queue_id, MAX(offered_at) AS offered_at FROM reservation
   WHERE organisation_id = ? AND offered_at > ? AND epoch > 0 AND queue_id IS NOT NULL GROUP BY user_id, queue_id`,
);

export interface Turn {
  readonly userId: string;
  readonly queueId: string;
  readonly at: Instant;
}

/** When something of each queue was last offered to each agent, whichever server led then (field.md §2.4). */
export async function lastTurns(rows: Rows, organisationId: string, now: Instant): Promise<Turn[]> {
  const found = await rows<{ user_id: string; queue_id: string; offered_at: number }>(turns, [
    organisationId,
    now - rememberedForMs,
  ]);
  return found.map((row) => ({ userId: row.user_id, queueId: row.queue_id, at: row.offered_at }));
}
