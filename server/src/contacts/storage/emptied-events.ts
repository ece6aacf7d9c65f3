import { days } from '@switchboard/shared/kernel';
import { messageAddedSchema } from '@switchboard/shared/contacts';
import type { Transaction } from '../../platform/database/index.ts';
import './tables.ts';

const keptMs = days(1);
const atOnce = 500;
const facts = messageAddedSchema.omit({ message: true });

/**
 * The event log numbers what happened; what was said is kept with the conversation alone. After a day the words are
 * taken out of the log again: row and number stay. Answers `more` when there is more to do.
 */
export async function emptyOldWords(tx: Transaction): Promise<'done' | 'more'> {
  const streams = await tx.db.selectFrom('stream_head').select('stream_id').execute();
  let isMore = false;
  for (const { stream_id: organisationId } of streams) {
    if (await emptyIn(tx.asOrganisation(organisationId), organisationId)) isMore = true;
  }
  return isMore ? 'more' : 'done';
}

async function emptyIn(tx: Transaction, organisationId: string): Promise<boolean> {
  const reached = await tx.db.selectFrom('emptied_events').select('seq').executeTakeFirst();
  const events = await tx.db
    .selectFrom('event')
    .select(['seq', 'type', 'body'])
    .where('stream_id', '=', organisationId)
    .where('seq', '>', reached?.seq ?? 0)
    .where('occurred_at', '<', tx.now - keptMs)
    .orderBy('seq')
    .limit(atOnce)
    .execute();
  const last = events.at(-1);
  if (!last) return false;
  for (const { seq, body } of events.filter(({ type }) => type === 'message.added')) {
    const { contactId, conversationId, onContact } = facts.parse(JSON.parse(body));
    const emptied = JSON.stringify({ contactId, conversationId, onContact, message: null });
    await tx.db.updateTable('event').set({ body: emptied }).where('seq', '=', seq).execute();
  }
  const row = { organisation_id: organisationId, seq: last.seq };
  await tx.db
    .insertInto('emptied_events')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet({ seq: last.seq }))
    .execute();
  return events.length === atOnce;
}
