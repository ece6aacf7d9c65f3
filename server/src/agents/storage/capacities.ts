import { type CapacityPlan, capacityPlanSchema, usualCapacity } from '@switchboard/shared/routing-plan';
import type { Kysely } from 'kysely';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import type { Rows } from './rows.ts';
import './tables.ts';

const read = hotStatement('agent-capacity.read', 'SELECT plan FROM agent_capacity WHERE organisation_id = ?');
const write = hotStatement(
  'agent-capacity.write',
  `INSERT INTO agent_capacity (organisation_id, plan) VALUES (?, ?)
   ON CONFLICT (organisation_id) DO UPDATE SET plan = excluded.plan`,
);
const spread = hotStatement(
  'agent-capacity.spread',
  'UPDATE agent_state SET units_of = COALESCE(own_units, ?) WHERE organisation_id = ?',
);

/** What contacts cost in an organisation and how much its agents can have; the usual until it publishes its own. */
export async function capacityOf(rows: Rows, organisationId: string): Promise<CapacityPlan> {
  const [row] = await rows<{ plan: string }>(read, [organisationId]);
  return capacityFrom(row?.plan ?? null);
}

/** Those of every organisation that can be seen in a scope. */
export async function capacitiesOf(db: Kysely<Tables>): Promise<(organisationId: string) => CapacityPlan> {
  const rows = await db.selectFrom('agent_capacity').select(['organisation_id', 'plan']).execute();
  const plans = new Map(rows.map((row) => [row.organisation_id, row.plan]));
  return (organisationId) => capacityFrom(plans.get(organisationId) ?? null);
}

export async function keepCapacity(tx: Transaction, organisationId: string, plan: CapacityPlan): Promise<void> {
  await tx.change(write, [organisationId, JSON.stringify(plan)]);
  await tx.change(spread, [plan.units, organisationId]);
}

const parsed = new Map<string, CapacityPlan>();
const mostParsed = 100;

/** The text is parsed once however often it is read: it stands beside every agent. */
export function capacityFrom(text: string | null): CapacityPlan {
  if (text === null) return usualCapacity;
  const known = parsed.get(text);
  if (known) return known;
  const plan = capacityPlanSchema.parse(JSON.parse(text));
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(text, plan);
  return plan;
}
