import { hours, minutes, seconds } from '@switchboard/shared/kernel';
import type { ContactRecord } from '@switchboard/shared/contacts';
import type { Message } from '@switchboard/shared/conversations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMessage, citizenLinked, connect, contactOutline, endContact } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import type { Transaction } from '../../src/platform/database/index.ts';
import { codeOf, type Person, World } from '../world.ts';
import type { ContactInWorld, ContactStep } from './contact-of.ts';

interface Listed {
  readonly items: ContactRecord[];
  readonly next: string | null;
}

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const ann = () => world.person('eastmere', 'operator');
const ben = () => world.people('eastmere')[1]!;
const sam = () => world.person('eastmere', 'supervisor');
const quinn = () => world.person('eastmere', 'qaReviewer');

function inHouse<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const scope = systemScope(world.ids.eastmere.organisationId, 'test');
  return world.server.platform.database.inTransaction(scope, work);
}

const contactOf = (person: Person, step: ContactStep) => world.contactOf(person, step);
const read = (who: Person, { contactId }: { contactId: string }) =>
  world.done<ContactRecord>(who, 'contact.read', { contactId });
const messagesOf = async (who: Person, { contactId }: { contactId: string }) =>
  (await world.done<{ items: Message[] }>(who, 'conversation.read', { contactId, after: 0 })).items;
const codeFor = async (who: Person, name: string, input: object) => codeOf(await world.call(who, name, input));

/** The citizen writes, as if over her page. */
function citizenSays({ conversationId }: ContactInWorld, text: string) {
  const author = { kind: 'citizen', userId: null, name: 'Cleo' } as const;
  return inHouse((tx) => addMessage(tx, { conversationId, author, clientId: text, body: { kind: 'text', text } }));
}

/** Accepts what waits, as routing does when somebody takes an offer. */
async function accepts(person: Person, { contactId }: { contactId: string }) {
  await world.done(person, 'agent.set-state', { wanted: { state: 'ready' } });
  return inHouse((tx) => connect(tx, contactId, { userId: person.userId, reservationId: null }));
}

async function disposition() {
  const { reasons, outcomes } = await world.done<{
    reasons: { id: string; isFailureDemand: boolean; title: string }[];
    outcomes: { id: string; title: string }[];
  }>(ann(), 'wrap-up.lists');
  const reason = reasons.find(({ isFailureDemand }) => isFailureDemand)!;
  return { reason, outcome: outcomes[0]!, reasonId: reason.id, outcomeId: outcomes[0]!.id };
}

describe('contacts over HTTP', () => {
  it('[B-02 part] no contact is complete without reason and outcome; failure demand is told apart', async () => {
    const contact = await contactOf(ann(), 'connected');
    const { contactId, version } = contact;
    const { reason, outcome, reasonId, outcomeId } = await disposition();
    expect(await codeFor(ann(), 'contact.wrap-up', { contactId, reasonId, outcomeId })).toBe('contact/not-in-wrap-up');
    await world.done(ann(), 'contact.end', { contactId, version });
    expect(await read(ann(), contact)).toMatchObject({ state: 'ended', record: 'open' });
    for (const half of [{ reasonId }, { outcomeId }, { reasonId, outcomeId: contactId }]) {
      expect((await world.call(ann(), 'contact.wrap-up', { contactId, ...half })).status).toBeGreaterThanOrEqual(400);
    }
    const open = await world.done<Listed>(sam(), 'contact.list', { record: 'open', state: 'over' });
    expect(open.items.map(({ id }) => id)).toContain(contactId);
    await world.done(ann(), 'contact.wrap-up', { contactId, reasonId, outcomeId, note: 'Told her the depot has it' });
    expect(await read(ann(), contact)).toMatchObject({
      record: 'complete',
      wrapUp: { reason: reason.title, outcome: outcome.title, note: 'Told her the depot has it' },
    });
    const failures = await world.done<Listed>(sam(), 'contact.list', { reasonId, record: 'complete' });
    expect(failures.items.map(({ id }) => id)).toEqual([contactId]);
  });

  it('[B-04 part] three queries of one customer are open side by side and closed each by itself', async () => {
    const points = [{ kind: 'email', value: 'nora@penhale.example' }];
    const { customerId } = await world.done<{ customerId: string }>(ann(), 'customer.create', {
      name: 'Nora Penhale',
      points,
    });
    const contacts: ContactInWorld[] = [];
    for (let count = 0; count < 3; count += 1) {
      const contact = await contactOf(ann(), 'connected');
      await world.done(ann(), 'contact.link-customer', { contactId: contact.contactId, customerId });
      contacts.push(contact);
    }
    const mine = await world.done<{ items: ContactRecord[] }>(ann(), 'contact.mine');
    const hers = mine.items.filter((one) => one.customerId === customerId);
    expect(hers.map(({ id }) => id)).toEqual(contacts.map(({ contactId }) => contactId));
    expect(hers.map(({ displayName }) => displayName)).toEqual(['Nora Penhale', 'Nora Penhale', 'Nora Penhale']);
    const [first, second] = contacts;
    const { reasonId, outcomeId } = await disposition();
    await world.done(ann(), 'contact.end', first!);
    await world.done(ann(), 'contact.wrap-up', { contactId: first!.contactId, reasonId, outcomeId });
    await world.done(ann(), 'contact.park', { ...second!, minutes: 30 });
    const listed = await world.done<Listed>(sam(), 'contact.list', { customerId, sort: 'arrivedAt' });
    expect(listed.items.map(({ state, record }) => `${state} ${record}`)).toEqual([
      'ended complete',
      'parked open',
      'connected open',
    ]);
    const timeline = await world.done<{ items: { kind: string; contact: { isOver: boolean; agentName: string } }[] }>(
      ben(),
      'customer.timeline',
      { customerId },
    );
    expect(timeline.items.map(({ contact }) => contact.isOver)).toEqual([false, false, true]);
    expect(timeline.items[0]!.contact.agentName).toBe(ann().displayName);
    for (const { contactId } of contacts.slice(1)) {
      await world.done(ann(), 'contact.end', { contactId, version: (await read(ann(), { contactId })).version });
    }
  });

  it("[B-10 part] semantics 21: whoever receives a contact opens it with transcript and notes, and her outcome is the contact's", async () => {
    const contact = await contactOf(ann(), 'connected');
    const { contactId, version, queueId } = contact;
    await world.done(ann(), 'message.send', { contactId, text: 'Which bus was it?', writtenAgainst: 3 });
    await world.done(ann(), 'note.add', { contactId, text: 'She is in a hurry' });
    const target = { to: 'queue', queueId };
    await world.done(ann(), 'contact.transfer', { contactId, version, target, note: 'Ask for the route number' });
    await accepts(ben(), contact);
    const said = await messagesOf(ben(), contact);
    expect(said.flatMap((one) => (one.kind === 'happening' ? [] : [`${one.kind}: ${one.text}`]))).toEqual([
      'text: I left a blue rucksack on the bus',
      'text: Which bus was it?',
      'note: She is in a hurry',
      'note: Ask for the route number',
    ]);
    expect(await codeFor(ann(), 'message.send', { contactId, text: 'One more thing', writtenAgainst: 9 })).toBe(
      'contact/changed-hands',
    );
    const { reasonId, outcomeId, outcome } = await disposition();
    await world.done(ben(), 'contact.end', { contactId, version: (await read(ben(), contact)).version });
    await world.done(ben(), 'contact.wrap-up', { contactId, reasonId, outcomeId, note: 'Handed in at the depot' });
    const asAnnSees = await read(ann(), contact);
    expect(asAnnSees).toMatchObject({ record: 'complete', wrapUp: { outcome: outcome.title } });
    expect(asAnnSees.interactions.map(({ agent, state }) => [agent?.name, state])).toEqual([
      [ann().displayName, 'wrapUp'],
      [ben().displayName, 'completed'],
    ]);
    await world.done(ann(), 'contact.wrap-up', { contactId, reasonId, outcomeId, note: 'Passed on' });
    expect((await read(ann(), contact)).wrapUp?.note).toBe('Handed in at the depot');
  });

  it('[B-10 part] a colleague who is not ready, oneself, and a queue elsewhere are no targets', async () => {
    const { contactId, version } = await contactOf(ann(), 'connected');
    const transfer = (target: object) => codeFor(ann(), 'contact.transfer', { contactId, version, target });
    expect(await transfer({ to: 'agent', userId: ann().userId })).toBe('transfer/to-yourself');
    expect(await transfer({ to: 'agent', userId: quinn().userId })).toBe('transfer/target-closed');
    expect(await transfer({ to: 'agent', userId: world.person('northvale', 'operator').userId })).toBe(
      'request/not-found',
    );
    await world.done(ben(), 'agent.set-state', { wanted: { state: 'ready' } });
    expect(await transfer({ to: 'agent', userId: ben().userId })).toBeUndefined();
    await inHouse((tx) => endContact(tx, contactId, { by: 'platform' }));
  });

  it('[C-11 part] a click on something that has moved on is refused by name, and nothing typed is lost', async () => {
    const contact = await contactOf(ann(), 'connected');
    const { contactId, version, queueId } = contact;
    await world.done(ann(), 'contact.transfer', { contactId, version, target: { to: 'queue', queueId } });
    const stale = { contactId, version };
    expect(await codeFor(ann(), 'contact.end', stale)).toBe('contact/changed-hands');
    expect(await codeFor(ann(), 'contact.park', { ...stale, minutes: 5 })).toBe('contact/changed-hands');
    expect(await codeFor(ben(), 'contact.end', stale)).toBe('contact/not-yours');
    await inHouse((tx) => endContact(tx, contactId, { by: 'platform' }));
    expect(await codeFor(ann(), 'contact.end', stale)).toBe('contact/over');
    expect(await codeFor(ann(), 'message.send', { contactId, text: 'Hello?', writtenAgainst: 1 })).toBe('contact/over');
    await world.done(ann(), 'note.add', { contactId, text: 'Rang back by phone' });
  });

  it('that the citizen came or went does not refuse a click', async () => {
    const { contactId, version } = await contactOf(ann(), 'connected');
    await inHouse((tx) => citizenLinked(tx, contactId));
    await inHouse((tx) =>
      tx.db.updateTable('contact').set({ citizen_connected: 0 }).where('id', '=', contactId).execute(),
    );
    await inHouse((tx) => citizenLinked(tx, contactId));
    expect((await read(ann(), { contactId })).version).toBeGreaterThan(version);
    await world.done(ann(), 'contact.end', { contactId, version });
  });

  it('a word that waited behind a lost link comes back as stale when it was overtaken; a live one does not', async () => {
    const contact = await contactOf(ann(), 'connected');
    const { contactId } = contact;
    const { lastSeq } = await read(ann(), contact);
    await citizenSays(contact, 'Found it myself, thanks');
    const word = { contactId, text: 'Shall I ring the depot?', writtenAgainst: lastSeq };
    expect(await codeFor(ann(), 'message.send', { ...word, delayed: true })).toBe('message/stale');
    await world.done(ann(), 'message.send', word);
    await world.done(ann(), 'message.send', { ...word, writtenAgainst: lastSeq + 2, delayed: true });
    await world.done(ann(), 'contact.end', { contactId, version: (await read(ann(), contact)).version });
  });

  it('a message of more than 4 KB, and one of nothing, are refused; 4 KB of it are taken', async () => {
    const contact = await contactOf(ann(), 'connected');
    const { contactId } = contact;
    const send = (text: string) => codeFor(ann(), 'message.send', { contactId, text, writtenAgainst: 3 });
    expect(await send('é'.repeat(2_049))).toBe('request/malformed');
    expect(await send('   ')).toBe('request/malformed');
    expect(await send('é'.repeat(2_048))).toBeUndefined();
    expect(await send('<img src=x onerror=alert(1)>')).toBeUndefined();
    const last = (await messagesOf(ann(), contact)).at(-1)!;
    expect(last).toMatchObject({ kind: 'text', text: '<img src=x onerror=alert(1)>' });
    await world.done(ann(), 'contact.end', { contactId, version: (await read(ann(), contact)).version });
  });

  it('is read by whoever takes or took part and whoever may read all; by nobody else', async () => {
    const contact = await contactOf(ann(), 'connected');
    const { contactId } = contact;
    for (const who of [ann(), sam(), quinn()])
      expect((await world.call(who, 'contact.read', { contactId })).status).toBe(200);
    expect(await codeFor(ben(), 'contact.read', { contactId })).toBe('request/not-found');
    expect(await codeFor(ben(), 'conversation.read', { contactId })).toBe('request/not-found');
    const stranger = world.person('northvale', 'supervisor');
    expect(await codeFor(stranger, 'contact.read', { contactId })).toBe('request/not-found');
    await world.done(ann(), 'contact.end', { contactId, version: contact.version });
    expect((await read(ann(), contact)).state).toBe('ended');
  });

  it('is found by what was said and by the name, soon after it moved', async () => {
    const contact = await contactOf(ann(), 'connected');
    await citizenSays(contact, 'It has a keyring with a brass lighthouse');
    await world.done(ann(), 'contact.end', {
      contactId: contact.contactId,
      version: (await read(ann(), contact)).version,
    });
    await world.advance(seconds(1));
    const search = async (who: Person, text: string) =>
      (await world.done<Listed>(who, 'contact.list', { search: text })).items.map(({ id }) => id);
    expect(await search(sam(), 'lighthouse')).toEqual([contact.contactId]);
    expect(await search(sam(), 'brass lighthose')).toEqual([contact.contactId]);
    expect(await search(world.person('northvale', 'supervisor'), 'lighthouse')).toEqual([]);
    expect(await codeFor(sam(), 'contact.list', { after: 'bm90IG91cnM' })).toBe('request/malformed');
    const later = new Date(world.now + 1).toISOString();
    expect((await world.done<Listed>(sam(), 'contact.list', { to: later })).items).not.toEqual([]);
    expect((await world.done<Listed>(sam(), 'contact.list', { from: later })).items).toEqual([]);
  });

  it('is listed to the end, page by page, in both directions', async () => {
    const walk = async (sort: string) => {
      const ids: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const page: Listed = await world.done(sam(), 'contact.list', { sort, limit: 3, ...(after && { after }) });
        ids.push(...page.items.map(({ id }) => id));
        after = page.next;
      }
      return ids;
    };
    const down = await walk('-arrivedAt');
    expect(down.length).toBeGreaterThan(6);
    expect(await walk('arrivedAt')).toEqual(down.toReversed());
    const { length } = (await world.done<Listed>(sam(), 'contact.list', { userId: ben().userId })).items;
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(down.length);
  });

  it('marks what was read by each side, and never back', async () => {
    const contact = await contactOf(ann(), 'connected');
    const { contactId } = contact;
    const marks = async () => (await world.done<{ marks: object }>(ann(), 'conversation.read', { contactId })).marks;
    await world.done(ann(), 'conversation.mark-read', { contactId, upTo: 99 });
    expect(await marks()).toEqual({ citizenDeliveredSeq: 0, citizenReadSeq: 0, staffReadSeq: 3 });
    await world.done(ann(), 'conversation.mark-read', { contactId, upTo: 1 });
    expect(await marks()).toMatchObject({ staffReadSeq: 3 });
    expect(await codeFor(ben(), 'conversation.mark-read', { contactId, upTo: 1 })).toBe('contact/not-yours');
    await world.done(ann(), 'contact.end', { contactId, version: contact.version });
  });

  it('[Q-08 part] a session is not cut for idling while its person is in a conversation, and is after it', async () => {
    const token = await world.signIn(ben());
    const { contactId } = await contactOf(ben(), 'connected');
    for (let spent = 0; spent < hours(1); spent += seconds(30)) {
      await inHouse((tx) => citizenLinked(tx, contactId));
      await world.advance(seconds(30));
    }
    expect((await inHouse((tx) => contactOutline(tx.db, contactId)))?.state).toBe('connected');
    expect((await world.call({ token }, 'session.read')).status).toBe(200);
    await inHouse((tx) => endContact(tx, contactId, { by: 'citizen' }));
    await world.advance(minutes(16));
    expect((await world.call({ token }, 'session.read')).status).toBe(401);
  });
});
