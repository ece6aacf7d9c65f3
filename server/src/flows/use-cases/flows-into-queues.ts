import { flowSchema, queueKeysIn } from '@switchboard/shared/flows';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import type { WayIn } from '../../queues/index.ts';
import { definitionOf, draftOf, type FlowRow, listFlows } from '../storage/flows.ts';
import { safetyRulesOf } from '../storage/safety-rules.ts';

/** Queues to which the flows of an organisation lead, drafts among them, and the one for emergency words. */
export async function flowsIntoQueues(db: Kysely<Tables>, organisationId: string): Promise<WayIn[]> {
  const own = (await listFlows(db)).filter((row) => row.organisation_id === organisationId);
  const ways: WayIn[] = [];
  for (const row of own) {
    const name = draftOf(row).name;
    for (const queueKey of await queueKeysOf(db, row)) ways.push({ queueKey, from: 'flow', name });
  }
  const { rules } = await safetyRulesOf(db, organisationId);
  return own.length === 0
    ? ways
    : [...ways, { queueKey: rules.emergencyQueueKey, from: 'flow', name: 'what emergency words lead to' }];
}

async function queueKeysOf(db: Kysely<Tables>, row: FlowRow): Promise<ReadonlySet<string>> {
  const drafted = queueKeysIn(draftOf(row));
  if (row.published_number === null) return drafted;
  const published = await definitionOf(db, row.id, row.published_number);
  return new Set([
    ...drafted,
    ...(published === undefined ? [] : queueKeysIn(flowSchema.parse(JSON.parse(published)))),
  ]);
}
