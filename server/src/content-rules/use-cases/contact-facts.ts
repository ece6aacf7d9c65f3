import type { ContentFacts } from '@switchboard/shared/content-rules';
import type { ContentCondition, ContentRule } from '@switchboard/shared/routing-plan';
import { type ContactContent, earlierContacts, wordsOfCitizen } from '../../contacts/index.ts';
import { openMarkerKinds } from '../../customers/index.ts';
import type { Transaction } from '../../platform/database/index.ts';

/** What these rules ask about a contact; what none of them asks is not looked up. */
export async function factsFor(
  tx: Transaction,
  contactId: string,
  { content, rules }: { readonly content: ContactContent; readonly rules: readonly ContentRule[] },
): Promise<ContentFacts> {
  const conditions = rules.flatMap(({ when }): readonly ContentCondition[] => ('any' in when ? when.any : when.all));
  const asks = (kind: string) => conditions.some((condition) => kind in condition);
  const withinHours = Math.max(0, ...conditions.map((one) => ('repeat' in one ? one.repeat.withinHours : 0)));
  const { customerId, conversationId, answers, waitingSinceAt, channel, language, queueKey } = content;
  return {
    words: asks('text') ? await wordsOfCitizen(tx, conversationId) : '',
    answers,
    markers: asks('marker') && customerId !== null ? await openMarkerKinds(tx, customerId) : [],
    earlierContacts: withinHours > 0 ? await earlierContacts(tx, contactId, { content, withinHours }) : [],
    waitingSinceAt,
    channel,
    language,
    queueKey,
  };
}
