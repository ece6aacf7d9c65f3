import { defaultSafetyRules, flowSchema } from '@switchboard/shared/flows';
import { hours } from '@switchboard/shared/kernel';
import { excerptOf } from '@switchboard/shared/knowledge';
import { importPastContacts, type PastContact } from '../contacts/index.ts';
import { systemScope } from '../platform/access/scope.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { councilFlow } from './demo-flow-council.ts';
import { policeFlow } from './demo-flow-police.ts';
import { councilHistory } from './demo-history-council.ts';
import { comings } from './demo-history-day.ts';
import { policeHistory } from './demo-history-police.ts';
import type { Story } from './demo-history-story.ts';
import { type Cast, type HistoryAgent, type HistoryCustomer, tell } from './demo-history-telling.ts';
import { councilKnowledge } from './demo-knowledge-council.ts';
import { policeKnowledge } from './demo-knowledge-police.ts';
import { demoOrganisations } from './demo-people.ts';
import { type Chance, oneOf, seededChance } from './seeded-chance.ts';

/** In the order of demoOrganisations. */
const plans = [
  {
    stories: policeHistory,
    flow: policeFlow,
    knowledge: policeKnowledge,
    emergencyQueueKey: 'emergency',
    botName: 'Eastmere assistant',
    page: 'https://www.eastmere.example/contact',
    area: 'EM',
  },
  {
    stories: councilHistory,
    flow: councilFlow,
    knowledge: councilKnowledge,
    emergencyQueueKey: 'services',
    botName: 'Northvale assistant',
    page: 'https://www.northvale.example/contact',
    area: 'NV',
  },
] as const;

/** Live operations begin with what happens after the start: nothing of the last hour is invented. */
const quietMs = hours(1);
const seed = 1829;

/**
 * Gives the demonstration's organisations (ids in the order of demoOrganisations) two weeks of finished webchats, one
 * transaction for each, where they have no contact yet. The same every time, but for ids and for days counted from today.
 */
export async function seedDemoHistory(database: Database, organisationIds: readonly string[]): Promise<void> {
  for (const [index, organisationId] of organisationIds.entries()) {
    const scope = { ...systemScope(organisationId, 'seed.demo-history'), operation: 'seed.demo-history' };
    await database.inTransaction(scope, (tx) => seedOrganisation(tx, organisationId, index));
  }
}

async function seedOrganisation(tx: Transaction, organisationId: string, index: number): Promise<void> {
  if (await tx.db.selectFrom('contact').select('id').limit(1).executeTakeFirst()) return;
  const cast = await castOf(tx, index);
  if (!cast) return;
  const past = demoHistory(seededChance(seed + index), { now: tx.now, stories: plans[index]!.stories, cast });
  await importPastContacts(tx, past);
  await tx.audit({
    subject: { kind: 'contact', id: '*' },
    action: 'contact.seed',
    facts: { organisationId, contacts: past.length },
  });
}

/** The contacts of the two weeks before `now` that were over and written up an hour ago, the oldest first. */
function demoHistory(
  chance: Chance,
  { now, stories, cast }: { readonly now: number; readonly stories: readonly Story[]; readonly cast: Cast },
): PastContact[] {
  const told = comings(chance, now).map((coming) =>
    tell(chance, cast, { story: oneOf(chance, stories, weightOf), coming }),
  );
  return told.filter(({ ended, parts }) => {
    const closedAt = Math.max(ended.at, ...parts.map(({ completedAt }) => completedAt));
    return closedAt <= now - quietMs;
  });
}

const weightOf = ({ weight }: Story) => weight;

/** Undefined where the organisation has not the people or the queues of the demonstration. */
async function castOf(tx: Transaction, index: number): Promise<Cast | undefined> {
  const plan = plans[index];
  const agents = await agentsOf(tx, index);
  const queues = await tx.db.selectFrom('queue').select(['key', 'name']).execute();
  if (!plan || !agents || queues.length === 0) return undefined;
  const { flow, knowledge, emergencyQueueKey, botName, page, area } = plan;
  const channel = await tx.db.selectFrom('webchat_channel').select('id').limit(1).executeTakeFirst();
  const safety = defaultSafetyRules(demoOrganisations[index]!.name, emergencyQueueKey);
  const articles = knowledge.articles.map(
    ({ title, body, url = null }) => [title, { title, answer: excerptOf(body), url }] as const,
  );
  return {
    ...agents,
    hosted: { flow: flowSchema.parse(flow), safety },
    botName,
    page,
    area,
    channelId: channel?.id ?? null,
    articles: new Map(articles),
    queueNames: new Map(queues.map(({ key, name }) => [key, name])),
    customers: await customersOf(tx),
  };
}

/** The two operators of the demonstration, and their supervisor, who helps out. */
async function agentsOf(tx: Transaction, index: number): Promise<Pick<Cast, 'agents' | 'helper'> | undefined> {
  const staff = await tx.db.selectFrom('staff').select(['id', 'display_name']).execute();
  const [one, two, helper] = (demoOrganisations[index]?.people ?? []).flatMap(({ displayName }): HistoryAgent[] => {
    const found = staff.find((person) => person.display_name === displayName);
    return found ? [{ userId: found.id, name: displayName }] : [];
  });
  return one && two && helper && { agents: [one, two], helper };
}

/** People, with the contact point they wrote from, as they were put in: those of the demonstration's stories first. */
async function customersOf(tx: Transaction): Promise<HistoryCustomer[]> {
  const customers = await tx.db
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('kind', '=', 'person')
    .orderBy('id')
    .execute();
  const points = await tx.db
    .selectFrom('customer_point')
    .select(['customer_id', 'kind', 'value'])
    .orderBy('place')
    .execute();
  return customers.map(({ id, name }) => {
    const own = points.find((point) => point.customer_id === id && point.kind !== 'handle');
    const kind = own?.kind === 'email' ? ('email' as const) : ('phone' as const);
    return { id, name, point: own ? { kind, value: own.value } : null };
  });
}
