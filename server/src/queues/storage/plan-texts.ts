import { type RoutingPlan, routingPlanSchema } from '@switchboard/shared/routing-plan';
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;
export type PlanRow = Selectable<Tables['routing_plan']>;
export type VersionRow = Selectable<Tables['routing_plan_version']>;

/** Where an organisation stands; nothing there means that it has neither published nor drafted. */
export async function findPlan(db: Db, organisationId: string): Promise<PlanRow> {
  const found = db.selectFrom('routing_plan').selectAll().where('organisation_id', '=', organisationId);
  return (await found.executeTakeFirst()) ?? { ...untouched, organisation_id: organisationId };
}

/** The same to judge and change it: nobody else changes it before this transaction ends. */
export async function lockPlan(db: Db, organisationId: string): Promise<PlanRow> {
  return db
    .insertInto('routing_plan')
    .values({ ...untouched, organisation_id: organisationId })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet((expression) => ({ revision: expression.ref('routing_plan.revision') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

const untouched = {
  revision: 0,
  published_number: null,
  draft: null,
  draft_based_on: null,
  draft_changed_at: null,
  draft_changed_by: null,
};

/** Answers the new revision. */
export async function changePlan(
  db: Db,
  organisationId: string,
  change: Partial<Omit<PlanRow, 'organisation_id' | 'revision'>>,
): Promise<number> {
  const { revision } = await db
    .updateTable('routing_plan')
    .set((expression) => ({ ...change, revision: expression('revision', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** What a row has once its draft is published or thrown away. */
export const noDraft = {
  draft: null,
  draft_based_on: null,
  draft_changed_at: null,
  draft_changed_by: null,
} as const;

export async function insertVersion(db: Db, version: Insertable<Tables['routing_plan_version']>): Promise<void> {
  await db.insertInto('routing_plan_version').values(version).execute();
}

export async function findVersion(db: Db, organisationId: string, number: number): Promise<VersionRow | undefined> {
  return db
    .selectFrom('routing_plan_version')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Newest first, without their texts. */
export async function listVersions(
  db: Db,
  organisationId: string,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<Omit<VersionRow, 'plan'>[]> {
  let found = db
    .selectFrom('routing_plan_version')
    .select(['organisation_id', 'number', 'note', 'published_at', 'published_by', 'based_on', 'restores'])
    .where('organisation_id', '=', organisationId);
  if (before !== undefined) found = found.where('number', '<', before);
  return found.orderBy('number', 'desc').limit(limit).execute();
}

export function planFrom(text: string): RoutingPlan {
  return routingPlanSchema.parse(JSON.parse(text));
}
