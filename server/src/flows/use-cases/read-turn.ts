import type { Message } from '@switchboard/shared/conversations';
import type { BotTurn } from '@switchboard/shared/webchat';
import { z } from 'zod';
import { conversationPage } from '../../contacts/index.ts';
import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { findRun, isDue, ownerOf } from '../storage/flow-runs.ts';
import type { HostedFlows } from './hosted-flows.ts';

/** Words given to the engine in one turn at most; the rest come with the next. */
const mostWords = 100;
const factsSchema = z.record(z.string(), z.string());

/** The turn that is due in a contact: what the citizen said since the bot last answered. Undefined when none is. */
export async function readTurn(
  { database, hostedFlows }: { readonly database: Database; readonly hostedFlows: HostedFlows },
  contactId: string,
): Promise<BotTurn | undefined> {
  const run = await findRun(database.read(systemScope(everyOrganisation, 'flow.turn')), contactId);
  if (!run || !isDue(run)) return undefined;
  const db = database.read(systemScope(run.organisation_id, 'flow.turn'));
  const after = run.processed_seq;
  const { messages, watermark: throughSeq } = await conversationPage(db, run.conversation_id, {
    after,
    limit: mostWords,
  });
  const hosted = await hostedFlows.of(run);
  return {
    contactId,
    organisationId: run.organisation_id,
    conversationId: run.conversation_id,
    owner: ownerOf(run),
    botName: run.bot_name,
    language: run.language,
    flow: hosted ?? null,
    state: run.state === null ? null : (JSON.parse(run.state) as unknown),
    words: messages.filter(isOfCitizen),
    throughSeq,
    facts: factsSchema.parse(JSON.parse(run.facts)),
  };
}

function isOfCitizen(message: Message): boolean {
  return message.kind === 'text' && message.author.kind === 'citizen';
}
