import { defaultSafetyRules, type SafetyRules, safetyRulesSchema } from '@switchboard/shared/flows';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import './tables.ts';

type Db = Kysely<Tables>;

export interface KeptRules {
  readonly rules: SafetyRules;
  readonly version: number;
}

/** Rules of an organisation that has not chosen its own have this version. */
const firstVersion = 1;

/** An organisation is never without rules: those it begins with lead emergencies into a queue of that name. */
export async function safetyRulesOf(db: Db, organisationId: string): Promise<KeptRules> {
  const row = await db
    .selectFrom('safety_rules')
    .select(['rules', 'version'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (row) return { rules: safetyRulesSchema.parse(JSON.parse(row.rules)), version: row.version };
  const organisation = await db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisationId)
    .executeTakeFirst();
  return { rules: defaultSafetyRules(organisation?.name ?? '', 'emergency'), version: firstVersion };
}

/** Answers false when they were changed since `seen`. */
export async function keepSafetyRules(
  db: Db,
  { organisationId, rules, seen }: { organisationId: string; rules: SafetyRules; seen: number },
): Promise<boolean> {
  const row = { organisation_id: organisationId, rules: JSON.stringify(rules), version: seen + 1 };
  const kept = await db
    .insertInto('safety_rules')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet({ rules: row.rules, version: row.version })
        .where('safety_rules.version', '=', seen),
    )
    .returning('version')
    .executeTakeFirst();
  return kept !== undefined;
}
