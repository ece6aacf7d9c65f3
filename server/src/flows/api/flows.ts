import type { InputOf } from '@switchboard/shared/access';
import { flowOperations, isPublishable, lintFlow } from '@switchboard/shared/flows';
import { accepted, newId, refused } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import type { Tables, Transaction } from '../../platform/database/index.ts';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { queuesOf } from '../../queues/index.ts';
import {
  draftOf,
  type FlowRow,
  findFlow,
  insertFlow,
  keepDraft,
  listFlows,
  lockFlow,
  outlineOf,
  publishDraft,
} from '../storage/flows.ts';

type Flows = typeof flowOperations;
const notFound = () => refused({ code: 'request/not-found' } as const);

export function registerFlowOperations(registry: OperationRegistry): void {
  registry.query(flowOperations.list, async ({ db }) => {
    const rows = await listFlows(db);
    return accepted({ items: await Promise.all(rows.map((row) => outlineOf(db, row))) });
  });

  registry.query(flowOperations.read, async ({ scope, db }, { flowId }) => {
    const row = await findFlow(db, flowId);
    if (!row) return notFound();
    const draft = draftOf(row);
    return accepted({
      ...(await outlineOf(db, row)),
      draft,
      findings: await findingsOf(db, scope.organisationId, draft),
    });
  });

  registry.command(flowOperations.create, create);
  registry.command(flowOperations.saveDraft, saveDraft);
  registry.command(flowOperations.publish, publish);
}

async function create({ scope, tx, now }: CommandCall, { key, draft }: InputOf<Flows['create']>) {
  const flowId = newId(now);
  const { organisationId } = scope;
  if (!(await insertFlow(tx.db, { id: flowId, organisationId, key, draft }))) {
    return refused({ code: 'flow/key-taken' } as const);
  }
  tx.event({ type: 'flow.created', subjectId: flowId, body: { key } });
  await tx.audit({ subject: { kind: 'flow', id: flowId }, after: { key, draft } });
  return accepted({ flowId, findings: await findingsOf(tx.db, organisationId, draft) });
}

async function saveDraft({ scope, tx }: CommandCall, { flowId, version: seen, draft }: InputOf<Flows['saveDraft']>) {
  const found = await flowAt(tx, flowId, seen);
  if (!found.ok) return found;
  const version = await keepDraft(tx.db, flowId, draft);
  tx.event({ type: 'flow.changed', subjectId: flowId, body: { key: found.value.key } });
  await tx.audit({ subject: { kind: 'flow', id: flowId }, before: draftOf(found.value), after: draft });
  return accepted({ version, findings: await findingsOf(tx.db, scope.organisationId, draft) });
}

async function publish({ scope, tx, now }: CommandCall, { flowId, version: seen }: InputOf<Flows['publish']>) {
  const found = await flowAt(tx, flowId, seen);
  if (!found.ok) return found;
  const row = found.value;
  const findings = await findingsOf(tx.db, scope.organisationId, draftOf(row));
  if (!isPublishable(findings)) return refused({ code: 'flow/not-publishable', details: { findings } } as const);
  const { version, number } = await publishDraft(tx.db, row, now);
  tx.event({ type: 'flow.published', subjectId: flowId, body: { key: row.key, number } });
  await tx.audit({ subject: { kind: 'flow', id: flowId }, after: { number, definition: draftOf(row) } });
  return accepted({ version, publishedNumber: number });
}

/** The flow, if nobody changed it since the caller looked. */
async function flowAt(tx: Transaction, flowId: string, seen: number) {
  const row: FlowRow | undefined = await lockFlow(tx.db, flowId);
  if (!row) return notFound();
  if (row.version === seen) return accepted(row);
  return refused({ code: 'record/changed-meanwhile', details: { version: row.version } } as const);
}

async function findingsOf(db: Kysely<Tables>, organisationId: string, draft: ReturnType<typeof draftOf>) {
  const queues = (await queuesOf(db)).filter((queue) => queue.organisationId === organisationId);
  return lintFlow(draft, { queueKeys: new Set(queues.map(({ key }) => key)) });
}
