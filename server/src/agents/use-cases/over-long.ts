import type { OverLongFact } from '@switchboard/shared/agents';
import type { Transaction } from '../../platform/database/index.ts';
import type { JobInTransaction } from '../../platform/jobs/index.ts';
import { type AgentRow, readAgent } from '../storage/agent-rows.ts';
import { limitOfReason } from '../storage/not-ready-reasons.ts';
import { rowsOf } from '../storage/rows.ts';

export const overLongTimer = 'agent.over-long';

type Stay = Pick<AgentRow, 'organisation_id' | 'user_id' | 'state' | 'reason' | 'state_since_at' | 'over_long_at'>;

/**
 * When a stay becomes over-long, by the limit its reason has as it begins (C-06): a limit that is changed holds for the
 * next stay. The timer survives a restart; whoever changes her state takes it away again.
 */
export async function timeStay(tx: Transaction, before: Stay, after: Stay): Promise<number | null> {
  const { organisation_id: organisationId, user_id: key } = after;
  const goesOn =
    before.state === after.state && before.reason === after.reason && before.state_since_at === after.state_since_at;
  if (goesOn) return before.over_long_at;
  const title = after.state === 'notReady' ? after.reason : null;
  const limit = title === null ? null : await limitOfReason(rowsOf(tx), { organisationId, title });
  if (limit !== null) {
    const dueAt = after.state_since_at + limit;
    await tx.schedule({ kind: overLongTimer, key, organisationId, dueAt });
    return dueAt;
  }
  if (before.over_long_at !== null) await tx.cancel(overLongTimer, key, organisationId);
  return null;
}

/** Told once for each stay: the timer is gone afterwards, and what is shown beside her name needs no further fact. */
export const onOverLong: JobInTransaction = async (tx, { organisationId, key: userId }) => {
  const row = await readAgent(rowsOf(tx), { organisationId, userId });
  if (!row || row.over_long_at === null || row.over_long_at > tx.now || row.reason === null) return;
  const body: OverLongFact = {
    agent: { id: userId, name: row.display_name },
    serviceAreaId: row.service_area_id,
    reason: row.reason,
    sinceAt: row.state_since_at,
  };
  tx.event({ type: 'agent.over-long', subjectId: userId, body, organisationId });
};
