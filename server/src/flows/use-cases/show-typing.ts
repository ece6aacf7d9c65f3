import { botTyping } from '../../contacts/index.ts';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { findRun } from '../storage/flow-runs.ts';

/** Shows the citizen that the bot writes, as long as it has the word. */
export async function showTyping(database: Database, contactId: string): Promise<void> {
  const run = await findRun(database.read(systemScope(everyOrganisation, 'flow.turn')), contactId);
  if (run?.holder !== 'bot') return;
  await database.inTransaction(systemScope(run.organisation_id, 'flow.turn'), async (tx) => {
    await botTyping(tx, run.conversation_id, run.bot_name);
  });
}
