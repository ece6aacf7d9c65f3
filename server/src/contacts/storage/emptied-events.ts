import { days } from '@switchboard/shared/kernel';
import { messageAddedSchema } from '@switchboard/shared/contacts';
import { z } from 'zod';
import type { Transaction } from '../../platform/database/index.ts';
import './tables.ts';

const keptMs = days(1);
const atOnce = 500;
const facts = messageAddedSchema.omit({ message: true });
const offered = z.looseObject({ offer: z.looseObject({}) });

/** What is left of a fact, by its kind, when the words in it are taken out. */
const emptied: Readonly<Record<string, (body: unknown) => object>> = {
  'message.added': (body) => ({ ...facts.parse(body), message: null }),
  'reservation.offered': (body) => {
    const { offer, ...rest } = offered.parse(body);
    return { ...rest, offer: { ...offer, intent: null, answers: [] } };
  },
};

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
  for (const { seq, type, body } of events) {
    const left = emptied[type]?.(JSON.parse(body));
    if (!left) continue;
    await tx.db
      .updateTable('event')
      .set({ body: JSON.stringify(left) })
      .where('seq', '=', seq)
      .execute();
  }
  const row = { organisation_id: organisationId, seq: last.seq };
  await tx.db
    .insertInto('emptied_events')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet({ seq: last.seq }))
    .execute();
  return events.length === atOnce;
}
