import { emptyRoutingPlan, type RoutingPlan, routingPlanSchema } from '@switchboard/shared/routing-plan';
import type { Rows } from '../../agents/index.ts';
import { hotStatement } from '../../platform/database/index.ts';
import './tables.ts';

/** What is in force in an organisation; number 0 before anything was published. */
export interface PublishedPlan {
  readonly number: number;
  readonly plan: RoutingPlan;
}

const publishedVersion = hotStatement(
  'routing-plan.published-version',
  `SELECT v.number, v.published_at FROM routing_plan p
   JOIN routing_plan_version v ON v.organisation_id = p.organisation_id AND v.number = p.published_number
   WHERE p.organisation_id = ?`,
);
const versionText = hotStatement(
  'routing-plan.version-text',
  'SELECT plan FROM routing_plan_version WHERE organisation_id = ? AND number = ?',
);

interface VersionRow {
  readonly number: number;
  readonly published_at: number;
}

/** A version never changes, so that one reading of it does for good; the newest of each organisation is kept. */
const lastRead = new Map<string, PublishedPlan & { readonly publishedAt: number }>();
const mostKept = 1_000;

/** The plan in force, for a hot path: the text is read once for each version, its number every time. */
export async function publishedPlan(rows: Rows, organisationId: string): Promise<PublishedPlan> {
  const [row] = await rows<VersionRow>(publishedVersion, [organisationId]);
  if (!row) return { number: 0, plan: emptyRoutingPlan };
  const { number, published_at: publishedAt } = row;
  const known = lastRead.get(organisationId);
  // A number that was taken back with its transaction is given again: the moment tells the two apart.
  if (known?.number === number && known.publishedAt === publishedAt) return known;
  const [version] = await rows<{ plan: string }>(versionText, [organisationId, number]);
  const read = { number, publishedAt, plan: routingPlanSchema.parse(JSON.parse(version?.plan ?? '')) };
  if (lastRead.size >= mostKept) lastRead.clear();
  lastRead.set(organisationId, read);
  return read;
}
