import { type Flow, type FlowOutline, flowSchema } from '@switchboard/shared/flows';
import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;
export type FlowRow = Selectable<Tables['flow']>;

export async function listFlows(db: Db): Promise<FlowRow[]> {
  return db.selectFrom('flow').selectAll().orderBy('key').execute();
}

export async function findFlow(db: Db, flowId: string): Promise<FlowRow | undefined> {
  return db.selectFrom('flow').selectAll().where('id', '=', flowId).executeTakeFirst();
}

/** Finds a flow to judge and change it: nobody else changes it before this transaction ends. */
export async function lockFlow(db: Db, flowId: string): Promise<FlowRow | undefined> {
  await db
    .updateTable('flow')
    .set((expression) => ({ version: expression.ref('version') }))
    .where('id', '=', flowId)
    .execute();
  return findFlow(db, flowId);
}

export function draftOf({ draft }: FlowRow): Flow {
  return flowSchema.parse(JSON.parse(draft));
}

export async function outlineOf(db: Db, row: FlowRow): Promise<FlowOutline> {
  const published = row.published_number === null ? undefined : await definitionOf(db, row.id, row.published_number);
  return {
    id: row.id,
    organisationId: row.organisation_id,
    key: row.key,
    name: draftOf(row).name,
    version: row.version,
    publishedNumber: row.published_number,
    hasUnpublishedChanges: published !== row.draft,
  };
}

/** Answers false when the key is taken in the organisation. */
export async function insertFlow(
  db: Db,
  flow: { readonly id: string; readonly organisationId: string; readonly key: string; readonly draft: Flow },
): Promise<boolean> {
  const { id, organisationId: organisation_id, key, draft } = flow;
  const row = { id, organisation_id, key, draft: JSON.stringify(draft), published_number: null, version: 1 };
  const inserted = await db
    .insertInto('flow')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function keepDraft(db: Db, flowId: string, draft: Flow): Promise<number> {
  return changed(db, flowId, { draft: JSON.stringify(draft) });
}

/** Keeps the draft as the next version and lets new contacts begin with it. */
export async function publishDraft(db: Db, row: FlowRow, now: Instant): Promise<{ version: number; number: number }> {
  const number = (row.published_number ?? 0) + 1;
  await db
    .insertInto('flow_version')
    .values({ organisation_id: row.organisation_id, flow_id: row.id, number, definition: row.draft, published_at: now })
    .execute();
  return { version: await changed(db, row.id, { published_number: number }), number };
}

async function changed(db: Db, flowId: string, change: Partial<Pick<FlowRow, 'draft' | 'published_number'>>) {
  const { version } = await db
    .updateTable('flow')
    .set((expression) => ({ ...change, version: expression('version', '+', 1) }))
    .where('id', '=', flowId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** The published flow that a channel names, in the organisation of the scope. */
export async function publishedFlow(db: Db, key: string): Promise<{ id: string; number: number } | undefined> {
  const row = await db
    .selectFrom('flow')
    .select(['id', 'published_number'])
    .where('key', '=', key)
    .where('published_number', 'is not', null)
    .executeTakeFirst();
  return row && { id: row.id, number: row.published_number ?? 0 };
}

/** A published version as it was kept, as JSON. */
export async function definitionOf(db: Db, flowId: string, number: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('flow_version')
    .select('definition')
    .where('flow_id', '=', flowId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.definition;
}
