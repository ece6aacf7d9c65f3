import type { QueuePlan } from '@switchboard/shared/routing-plan';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import { publishedPlan } from './published-plan.ts';
import './tables.ts';

const keyOf = hotStatement('queue.key', 'SELECT key FROM queue WHERE organisation_id = ? AND id = ?');
/** In a queue that the plan names no more, as where nothing is said of it. */
const usual: QueuePlan['sticky'] = { lastAgentSeconds: 0, caseOwnerSeconds: 0, askedForSeconds: 30 };

/** For how long somebody in particular is waited for in a queue, by the plan in force. */
export async function stickyOf(rows: Rows, organisationId: string, queueId: string): Promise<QueuePlan['sticky']> {
  const { plan } = await publishedPlan(rows, organisationId);
  const [queue] = await rows<{ key: string }>(keyOf, [organisationId, queueId]);
  return plan.queues.find(({ key }) => key === queue?.key)?.sticky ?? usual;
}
