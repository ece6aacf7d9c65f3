import type { InputOf } from '@switchboard/shared/access';
import { accepted, refused } from '@switchboard/shared/kernel';
import {
  diffPlans,
  type PlanTextName,
  type PlanVersion,
  planOperations,
  planText,
  type RoutingPlan,
} from '@switchboard/shared/routing-plan';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import type { OperationRegistry, QueryCall } from '../../platform/operations/registry.ts';
import type { QueueNeeds } from '../ports.ts';
import { findPlan, findVersion, listVersions, planFrom, type VersionRow } from '../storage/plan-texts.ts';
import { draftOf } from '../use-cases/draft-of.ts';
import { judgePlan } from '../use-cases/judge-plan.ts';
import { surroundingsOf } from '../use-cases/surroundings.ts';

type Plans = typeof planOperations;
type Db = Kysely<Tables>;
const notFound = () => refused({ code: 'request/not-found' } as const);

export function registerPlanReading(registry: OperationRegistry, needs: QueueNeeds): void {
  registry.query(planOperations.read, (call) => read(call, needs));
  registry.query(planOperations.versions, versions);
  registry.query(planOperations.version, version);
  registry.query(planOperations.diff, async ({ db, scope: { organisationId } }, { from, to }) => {
    const [before, after] = [await textOf(db, organisationId, from), await textOf(db, organisationId, to)];
    return before && after ? accepted({ items: diffPlans(before, after) }) : notFound();
  });
  registry.query(planOperations.export, async ({ db, scope }, { version: wanted }) => {
    const plan = await textOf(db, scope.organisationId, wanted);
    return plan ? accepted(inOnePiece(planText(plan))) : notFound();
  });
}

async function read({ db, scope: { organisationId }, now }: QueryCall, needs: QueueNeeds) {
  const row = await findPlan(db, organisationId);
  const published =
    row.published_number === null ? undefined : await findVersion(db, organisationId, row.published_number);
  const draft = draftOf(row);
  const names = await namesOf(db, [row.draft_changed_by, published?.published_by]);
  const surroundings = await surroundingsOf(db, { organisationId, now }, needs);
  return accepted({
    revision: row.revision,
    published: published ? { ...outlineOf(published, names), plan: planFrom(published.plan) } : null,
    draft: draft && {
      plan: draft,
      basedOn: row.draft_based_on,
      changedAt: row.draft_changed_at,
      changedBy: personOf(row.draft_changed_by, names),
      findings: judgePlan(draft, surroundings, now),
    },
    surroundings,
  });
}

async function versions({ db, scope }: QueryCall, { before, limit }: InputOf<Plans['versions']>) {
  const rows = await listVersions(db, scope.organisationId, { before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const names = await namesOf(
    db,
    shown.map((row) => row.published_by),
  );
  return accepted({
    items: shown.map((row) => outlineOf(row, names)),
    next: rows.length > limit ? shown.at(-1)!.number : null,
  });
}

async function version({ db, scope }: QueryCall, { number }: InputOf<Plans['version']>) {
  const row = await findVersion(db, scope.organisationId, number);
  if (!row) return notFound();
  return accepted({ ...outlineOf(row, await namesOf(db, [row.published_by])), plan: planFrom(row.plan) });
}

/** A text by its name; null when there is none. */
async function textOf(db: Db, organisationId: string, name: PlanTextName): Promise<RoutingPlan | null> {
  const row = await findPlan(db, organisationId);
  if (name === 'draft') return draftOf(row);
  const number = name === 'published' ? row.published_number : name;
  const found = number === null ? undefined : await findVersion(db, organisationId, number);
  return found ? planFrom(found.plan) : null;
}

async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield text;
}

type Names = ReadonlyMap<string, string>;

async function namesOf(db: Db, ids: readonly (string | null | undefined)[]): Promise<Names> {
  const people = [...new Set(ids.filter((id) => typeof id === 'string'))];
  if (people.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'display_name']).where('id', 'in', people).execute();
  return new Map(rows.map((row) => [row.id, row.display_name]));
}

function personOf(id: string | null, names: Names) {
  return id === null ? null : { id, name: names.get(id) ?? '' };
}

function outlineOf(row: Omit<VersionRow, 'plan'>, names: Names): PlanVersion {
  return {
    number: row.number,
    note: row.note,
    publishedAt: row.published_at,
    publishedBy: personOf(row.published_by, names),
    basedOn: row.based_on,
    restores: row.restores,
  };
}
