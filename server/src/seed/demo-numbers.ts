import { insertNumber } from '../calls/index.ts';
import { systemScope } from '../platform/access/scope.ts';
import type { Database } from '../platform/database/index.ts';

interface NumberPlan {
  readonly number: string;
  readonly title: string;
  readonly queueKey: string;
  readonly botName: string;
}

/**
 * In the order of demoOrganisations. 101 and 999 reach the demonstration's own trunk on loopback and nothing else; the others
 * are from the range Ofcom keeps for drama (01632 960xxx).
 */
const plans: readonly (readonly NumberPlan[])[] = [
  [
    { number: '101', title: 'Eastmere Police 101', queueKey: 'enquiries', botName: 'Eastmere assistant' },
    { number: '999', title: 'Eastmere Police 999', queueKey: 'emergency', botName: 'Eastmere assistant' },
    { number: '01632 960101', title: 'Eastmere Police', queueKey: 'enquiries', botName: 'Eastmere assistant' },
  ],
  [{ number: '01632 960200', title: 'Northvale Council', queueKey: 'services', botName: 'Northvale assistant' }],
];

/** Gives the demonstration's organisations, in their order, the numbers nobody has yet. */
export async function seedDemoNumbers(database: Database, organisationIds: readonly string[]): Promise<void> {
  for (const [index, organisationId] of organisationIds.entries()) {
    const scope = { ...systemScope(organisationId, 'seed.demo-numbers'), operation: 'seed.demo-numbers' };
    await database.inTransaction(scope, async (tx) => {
      for (const { number, title, queueKey, botName } of plans[index] ?? []) {
        const own = { organisation_id: organisationId, queue_key: queueKey, bot_name: botName, language: 'en-GB' };
        const isNew = await insertNumber(tx.db, { ...own, number, title, created_at: tx.now });
        if (isNew) await tx.audit({ subject: { kind: 'number', id: number }, action: 'number.seed', after: { title } });
      }
    });
  }
}
