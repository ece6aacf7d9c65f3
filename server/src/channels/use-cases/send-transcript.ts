import type { Refusal } from '@switchboard/shared/errors';
import { accepted, hours, newId, type Result, refused } from '@switchboard/shared/kernel';
import type { CitizenPass } from '@switchboard/shared/webchat';
import { transcriptText } from '../../contacts/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { MessagePort } from '../../platform/messages/index.ts';
import { transcriptMail } from '../domain/transcript-mail.ts';
import type { KnownChannel } from '../storage/channels.ts';
import { citizenScope } from './citizen-scope.ts';
import '../storage/tables.ts';

/** Nobody needs her words more often; whoever asks more often wants to annoy somebody. */
const mostPerDay = 3;

/** Mails what the citizen may keep of her conversation to an address she names. */
export function sendTranscript(
  { database, messages }: { readonly database: Database; readonly messages: MessagePort },
  pass: CitizenPass,
  { channel, to }: { readonly channel: KnownChannel; readonly to: string },
): Promise<Result<unknown, Refusal>> {
  const { organisationId, citizenId, conversationId } = pass;
  return database.inTransaction(citizenScope(organisationId, citizenId), async (tx) => {
    if ((await sentLately(tx, conversationId)) >= mostPerDay) {
      return refused({ code: 'conversation/too-fast', details: { retryInSeconds: hours(1) / 1_000 } });
    }
    const lines = await transcriptText(tx.db, conversationId);
    messages.send(tx, transcriptMail({ channel, to, lines, at: tx.now }));
    await tx.db
      .insertInto('webchat_transcript')
      .values({ id: newId(tx.now), organisation_id: organisationId, conversation_id: conversationId, sent_at: tx.now })
      .execute();
    return accepted(null);
  });
}

async function sentLately(tx: Transaction, conversationId: string): Promise<number> {
  const { sent } = await tx.db
    .selectFrom('webchat_transcript')
    .select((count) => count.fn.countAll().as('sent'))
    .where('conversation_id', '=', conversationId)
    .where('sent_at', '>', tx.now - hours(24))
    .executeTakeFirstOrThrow();
  return Number(sent);
}
