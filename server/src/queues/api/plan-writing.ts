import type { InputOf } from '@switchboard/shared/access';
import { accepted, refused } from '@switchboard/shared/kernel';
import {
  isPublishablePlan,
  type PlanFinding,
  planOperations,
  type RoutingPlan,
  readPlanText,
} from '@switchboard/shared/routing-plan';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import type { QueueNeeds } from '../ports.ts';
import { changePlan, findVersion, lockPlan, noDraft, type PlanRow, planFrom } from '../storage/plan-texts.ts';
import { draftOf } from '../use-cases/draft-of.ts';
import { judgePlan } from '../use-cases/judge-plan.ts';
import { publishText } from '../use-cases/publish-text.ts';
import { surroundingsOf } from '../use-cases/surroundings.ts';

type Plans = typeof planOperations;
const notFound = () => refused({ code: 'request/not-found' } as const);
const nothingDrafted = () => refused({ code: 'routing-plan/no-draft' } as const);

export function registerPlanWriting(registry: OperationRegistry, needs: QueueNeeds): void {
  registry.command(planOperations.saveDraft, (call, { revision, plan }) => keep(call, needs, { revision, plan }));
  registry.command(planOperations.import, async (call, { revision, text }) => {
    const read = readPlanText(text);
    if (read.ok) return keep(call, needs, { revision, plan: read.value });
    return refused({ code: 'routing-plan/not-readable', details: { ...read.refusal } } as const);
  });
  registry.command(planOperations.discardDraft, discard);
  registry.command(planOperations.check, async (call, { plan }) => {
    const findings = await judged(call, needs, plan);
    return accepted({ findings, isPublishable: isPublishablePlan(findings) });
  });
  registry.command(planOperations.publish, (call, wish) => publish(call, needs, wish));
  registry.command(planOperations.rollback, (call, wish) => rollBack(call, needs, wish));
}

interface NewDraft {
  readonly revision: number;
  readonly plan: RoutingPlan;
}

async function keep(call: CommandCall, needs: QueueNeeds, { revision: seen, plan }: NewDraft) {
  const found = await planAt(call, seen);
  if (!found.ok) return found;
  const { tx, scope } = call;
  const { organisationId } = scope;
  const row = found.value;
  const revision = await changePlan(tx.db, organisationId, {
    draft: JSON.stringify(plan),
    draft_based_on: row.draft === null ? row.published_number : row.draft_based_on,
    draft_changed_at: tx.now,
    draft_changed_by: scope.actor.userId ?? null,
  });
  tx.event({ type: 'routing-plan.drafted', subjectId: organisationId, body: { revision } });
  await tx.audit({ subject: subjectOf(organisationId), before: draftOf(row), after: plan });
  return accepted({ revision, findings: await judged(call, needs, plan) });
}

async function discard(call: CommandCall, { revision: seen }: InputOf<Plans['discardDraft']>) {
  const found = await planAt(call, seen);
  if (!found.ok) return found;
  if (found.value.draft === null) return nothingDrafted();
  const { tx, scope } = call;
  const revision = await changePlan(tx.db, scope.organisationId, noDraft);
  tx.event({ type: 'routing-plan.drafted', subjectId: scope.organisationId, body: { revision } });
  await tx.audit({ subject: subjectOf(scope.organisationId), before: draftOf(found.value) });
  return accepted({ revision });
}

async function publish(call: CommandCall, needs: QueueNeeds, { revision: seen, note }: InputOf<Plans['publish']>) {
  const found = await planAt(call, seen);
  if (!found.ok) return found;
  const row = found.value;
  const plan = draftOf(row);
  if (!plan) return nothingDrafted();
  const findings = await judged(call, needs, plan);
  if (!isPublishablePlan(findings)) return notPublishable(findings);
  const published = await publishText(call.tx, row, { plan, note, basedOn: row.draft_based_on, restores: null });
  return accepted({ ...published, findings });
}

async function rollBack(call: CommandCall, needs: QueueNeeds, wish: InputOf<Plans['rollback']>) {
  const found = await planAt(call, wish.revision);
  if (!found.ok) return found;
  const older = await findVersion(call.tx.db, call.scope.organisationId, wish.number);
  if (!older) return notFound();
  const plan = planFrom(older.plan);
  const findings = await judged(call, needs, plan);
  if (!isPublishablePlan(findings)) return notPublishable(findings);
  const published = await publishText(call.tx, found.value, {
    plan,
    note: wish.note || `Back to version ${older.number}`,
    basedOn: found.value.published_number,
    restores: older.number,
  });
  return accepted({ ...published, findings });
}

/** Where the organisation stands, if nobody changed it since the caller looked; nobody else changes it from here on. */
async function planAt({ tx, scope }: CommandCall, seen: number) {
  const row: PlanRow = await lockPlan(tx.db, scope.organisationId);
  if (row.revision === seen) return accepted(row);
  return refused({ code: 'record/changed-meanwhile', details: { revision: row.revision } } as const);
}

async function judged({ tx, scope }: CommandCall, needs: QueueNeeds, plan: RoutingPlan): Promise<PlanFinding[]> {
  const at = { organisationId: scope.organisationId, now: tx.now };
  return judgePlan(plan, await surroundingsOf(tx.db, at, needs), tx.now);
}

function notPublishable(findings: readonly PlanFinding[]) {
  return refused({ code: 'routing-plan/not-publishable', details: { findings } } as const);
}

function subjectOf(organisationId: string) {
  return { kind: 'routing-plan', id: organisationId };
}
