import { hours } from '@switchboard/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../src/platform/access/scope.ts';
import { brokenPlaces } from '../../src/routing/index.ts';
import { seedDemoCustomers, seedDemoHistory } from '../../src/seed/index.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { houses, World } from '../world.ts';

async function worldWithHistory(databaseUrl?: string): Promise<World> {
  const world = await World.open(databaseUrl === undefined ? {} : { databaseUrl });
  await seedDemoCustomers(world.server.platform);
  await seedDemoHistory(world.server.platform.database, idsOf(world));
  return world;
}

const idsOf = (world: World) => houses.map((house) => world.ids[house].organisationId);
const rowsOf = (world: World, house: (typeof houses)[number]) =>
  world.server.platform.database.read(systemScope(world.ids[house].organisationId, 'test'));

/** What was said and what came of it, without ids. */
async function storiesOf(world: World, house: (typeof houses)[number]) {
  const db = rowsOf(world, house);
  const contacts = await db.selectFrom('contact').selectAll().orderBy('arrived_at').orderBy('id').execute();
  const messages = await db.selectFrom('message').selectAll().orderBy('seq').execute();
  const byConversation = Map.groupBy(messages, (row) => row.conversation_id);
  return contacts.map((row) => ({
    at: row.arrived_at,
    name: row.display_name,
    state: row.state,
    intent: row.intent,
    waitedFrom: row.first_queued_at,
    reason: row.reason_title,
    note: row.wrap_up_note,
    said: byConversation
      .get(row.conversation_id)!
      .map((one) => [one.written_at, one.author_name, one.text, one.details]),
  }));
}

describe.each(engines)('on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('needs its peer', () => undefined);
  let world: World;
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await open();
    world = await worldWithHistory(opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`);
  });
  afterAll(async () => {
    await world.close();
    await opened.dispose();
  });

  describe.each(houses)('the history of the demonstration at %s', (house) => {
    it('is the same every time, and is put in once', async () => {
      const again = await worldWithHistory();
      try {
        const first = await storiesOf(world, house);
        expect(await storiesOf(again, house)).toEqual(first);
        await seedDemoHistory(again.server.platform.database, idsOf(again));
        expect(await storiesOf(again, house)).toEqual(first);
      } finally {
        await again.close();
      }
    });

    it('is two weeks of about 120 contacts, none of the last hour, audited once', async () => {
      const stories = await storiesOf(world, house);
      expect(stories.length).toBeGreaterThan(110);
      expect(stories.length).toBeLessThan(140);
      expect(stories[0]!.at).toBeGreaterThanOrEqual(world.now - 15 * 86_400_000);
      const parts = await rowsOf(world, house).selectFrom('interaction').select('completed_at').execute();
      for (const { completed_at } of parts) expect(completed_at).toBeLessThanOrEqual(world.now - 3_600_000);
      const audited = await rowsOf(world, house).selectFrom('audit_entry').select('action').execute();
      expect(audited.filter(({ action }) => action === 'contact.seed')).toHaveLength(1);
    });

    it('has answers by the bot, waiting given up, contacts passed on, and records left open', async () => {
      const db = rowsOf(world, house);
      const contacts = await db.selectFrom('contact').selectAll().execute();
      const agents = (await db.selectFrom('interaction').selectAll().execute()).filter(({ kind }) => kind === 'agent');
      const byBot = contacts.filter((row) => row.outcome_title === 'Answered by the bot');
      const partsOf = Map.groupBy(agents, (part) => part.contact_id);
      expect(byBot.length).toBeGreaterThan(10);
      expect(contacts.filter((row) => row.state === 'abandoned').length).toBeGreaterThan(2);
      expect([...partsOf.values()].filter((parts) => parts.length === 2).length).toBeGreaterThan(2);
      expect(contacts.filter((row) => row.customer_id !== null).length).toBeGreaterThan(20);
      const open = contacts.filter((row) => row.record === 'open');
      expect(open.length).toBeGreaterThan(0);
      expect(open.length).toBeLessThan(10);
      const helper = world.person(house, 'supervisor').userId;
      for (const row of open) expect(row.last_agent_id).toBe(helper);
      for (const row of contacts)
        expect(row.reason_id !== null && row.outcome_id !== null).toBe(row.record === 'complete');
    });

    it('holds what holds of every contact', async () => {
      const { database } = world.server.platform;
      expect(await brokenPlaces(database.readPrepared.bind(database))).toEqual([]);
      const db = rowsOf(world, house);
      const messages = await db.selectFrom('message').selectAll().orderBy('seq').execute();
      const byConversation = Map.groupBy(messages, (row) => row.conversation_id);
      for (const head of await db.selectFrom('conversation').selectAll().execute()) {
        const entries = byConversation.get(head.id)!;
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
        expect(entries.every((row, index) => index === 0 || row.written_at >= entries[index - 1]!.written_at)).toBe(
          true,
        );
        expect(head.last_seq).toBe(entries.length);
        expect(head.citizen_read_seq).toBeLessThanOrEqual(head.citizen_delivered_seq);
        expect(entries.at(-1)!.details).toMatch(/"happened":"(ended|abandoned)"/);
        expect(entries.map(({ text }) => text).join('\n')).not.toMatch(/[{}]/);
        const texts = entries.filter(({ kind }) => kind === 'text');
        expect(texts[0]!.author_kind).toBe('bot');
        expect(texts.length).toBeGreaterThanOrEqual(4);
      }
      const parts = await db.selectFrom('interaction').selectAll().execute();
      expect(parts.every((part) => part.state === 'completed' && part.is_owner === 0)).toBe(true);
      const present = (await db.selectFrom('participant').selectAll().execute()).filter(
        ({ left_at }) => left_at === null,
      );
      expect(present).toEqual([]);
    });

    it('leaves nothing in the hands of the operators, and nobody waiting', async () => {
      const mine = await world.done<{ items: unknown[] }>(world.person(house, 'operator'), 'contact.mine');
      expect(mine.items).toEqual([]);
      const open = await world.done<{ items: unknown[] }>(world.person(house, 'supervisor'), 'contact.list', {
        state: 'open',
      });
      expect(open.items).toEqual([]);
    });

    it('can be found by a word and read by the quality reviewer', async () => {
      const reviewer = world.person(house, 'qaReviewer');
      const search = house === 'eastmere' ? 'frame number' : 'inspector';
      type Found = { id: string }[];
      const { items } = await world.done<{ items: Found }>(reviewer, 'contact.list', { search });
      expect(items.length).toBeGreaterThan(0);
      const contactId = items[0]!.id;
      const page = await world.done<{ items: { text?: string }[] }>(reviewer, 'conversation.read', { contactId });
      expect(page.items.map(({ text }) => text ?? '').join(' ')).toContain(search);
    });

    it('stands on the timelines of customers', async () => {
      const reader = world.person(house, 'supervisor');
      const linked = await rowsOf(world, house)
        .selectFrom('contact')
        .select(['id', 'customer_id'])
        .where('customer_id', 'is not', null)
        .executeTakeFirstOrThrow();
      const { items } = await world.done<{ items: object[] }>(reader, 'customer.timeline', {
        customerId: linked.customer_id,
      });
      expect(JSON.stringify(items)).toContain(linked.id);
    });
  });
});

it('has some of today by the afternoon, and leaves the last hour to those who work', async () => {
  const world = await World.open();
  try {
    await world.advance(hours(7));
    await seedDemoHistory(world.server.platform.database, idsOf(world));
    const midnight = world.now - hours(16);
    for (const house of houses) {
      const contacts = await rowsOf(world, house).selectFrom('contact').select(['arrived_at', 'ended_at']).execute();
      expect(contacts.some(({ arrived_at: at }) => at >= midnight)).toBe(true);
      expect(contacts.every(({ ended_at: at }) => at !== null && at <= world.now - hours(1))).toBe(true);
    }
  } finally {
    await world.close();
  }
});
