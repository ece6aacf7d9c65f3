import type { Scope } from '../../platform/access/scope.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { DueJob } from '../../platform/jobs/index.ts';
import { makeFindable, searchRecords } from '../../platform/search/index.ts';
import { fieldsOfWords } from '../domain/fields-of-words.ts';
import './tables.ts';

const kind = 'contact';
/** Enough for some days of talk; what is said beyond is read, not found. */
const mostMessages = 2_000;
const mostFound = 200;

/** Makes a contact findable by the citizen's name and by what was said, as it is now. */
export async function indexContact(tx: Transaction, { key: contactId }: Pick<DueJob, 'key'>): Promise<void> {
  const row = await tx.db.selectFrom('contact').selectAll().where('id', '=', contactId).executeTakeFirst();
  if (!row) return;
  const said = await tx.db
    .selectFrom('message')
    .select('text')
    .where('conversation_id', '=', row.conversation_id)
    .where('kind', '<>', 'happening')
    .orderBy('seq')
    .limit(mostMessages)
    .execute();
  const words = fieldsOfWords(said.map(({ text }) => text));
  await makeFindable(tx, {
    organisationId: row.organisation_id,
    kind,
    id: contactId,
    areaId: row.service_area_id,
    fields: { displayName: row.display_name, givenName: row.given_name, intent: row.intent, ...words },
  });
}

export async function contactsFoundBy(database: Database, scope: Scope, text: string): Promise<string[]> {
  const hits = await searchRecords(database, scope, { kinds: [kind], text, limit: mostFound });
  return hits.map(({ id }) => id);
}
