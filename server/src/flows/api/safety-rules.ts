import type { InputOf } from '@switchboard/shared/access';
import { failedTests, safetyOperations } from '@switchboard/shared/flows';
import { accepted, refused } from '@switchboard/shared/kernel';
import type { CommandCall, OperationRegistry } from '../../platform/operations/registry.ts';
import { keepSafetyRules, safetyRulesOf } from '../storage/safety-rules.ts';

export function registerSafetyRules(registry: OperationRegistry): void {
  registry.query(safetyOperations.read, async ({ scope, db }) =>
    accepted(await safetyRulesOf(db, scope.organisationId)),
  );
  registry.command(safetyOperations.update, updateRules);
}

async function updateRules(
  { scope, tx }: CommandCall,
  { version: seen, rules }: InputOf<(typeof safetyOperations)['update']>,
) {
  const failed = failedTests(rules.emergencyList);
  if (failed.missed.length > 0 || failed.falseAlarms.length > 0) {
    return refused({ code: 'safety-rules/tests-fail', details: { ...failed } } as const);
  }
  const { organisationId } = scope;
  const before = await safetyRulesOf(tx.db, organisationId);
  if (before.version !== seen || !(await keepSafetyRules(tx.db, { organisationId, rules, seen }))) {
    return refused({ code: 'record/changed-meanwhile', details: { version: before.version } } as const);
  }
  tx.event({ type: 'safetyRules.changed', subjectId: organisationId, body: {} });
  await tx.audit({ subject: { kind: 'safetyRules', id: organisationId }, before: before.rules, after: rules });
  return accepted({ version: seen + 1 });
}
