import { contentRuleSchema } from '@switchboard/shared/routing-plan';
import { raiseAlert } from '../../src/content-rules/use-cases/raise-alert.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import type { Database } from '../../src/platform/database/index.ts';

const rule = contentRuleSchema.parse({
  key: 'weapon',
  name: 'A weapon is spoken of',
  when: { any: [{ text: 'knife' }] },
  do: { band: 0, alert: true },
});

/** A rule has held of this contact, and nobody has acknowledged the alert. Answers its id. */
export async function alertOf(
  database: Database,
  { organisationId, contactId }: { readonly organisationId: string; readonly contactId: string },
): Promise<string> {
  return database.inTransaction(systemScope(organisationId, 'test'), async (tx) => {
    await raiseAlert(tx, { contactId, hit: { rule, matched: ['text'] }, band: 0 });
    const alert = tx.db.selectFrom('alert').select('id').where('contact_id', '=', contactId);
    return (await alert.executeTakeFirstOrThrow()).id;
  });
}
