import { days, hours, minutes, seconds } from '@switchboard/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  abandonContact,
  addMessage,
  beginContact,
  citizenLinked,
  citizenUnlinked,
  connect,
  contactHooks,
  contactRecord,
  endContact,
  enqueue,
  enterSelfService,
  giveDetails,
  isOnContact,
  promiseCallback,
  requeue,
  transcriptText,
} from '../../src/contacts/index.ts';
import { parkByAgent, resumeContact } from '../../src/contacts/use-cases/park.ts';
import { transferContact } from '../../src/contacts/use-cases/transfer.ts';
import { extendWrapUp, wrapUpContact } from '../../src/contacts/use-cases/wrap-up.ts';
import { endByAgent } from '../../src/contacts/use-cases/end-contact.ts';
import { agentOutline, setAgentState } from '../../src/agents/index.ts';
import { engines } from '../engines.ts';
import { ContactStage } from './contact-stage.ts';

const bot = { kind: 'bot', userId: null, name: 'Ask Eastmere' } as const;

describe.each(engines)('contacts on $name', (engine) => {
  let stage: ContactStage;
  beforeAll(async () => {
    if (engine.isThere) stage = await ContactStage.open(engine);
  });
  afterAll(() => stage?.dispose());
  const test = it.skipIf(!engine.isThere);

  const accept = (contactId: string, userId: string) =>
    stage.done((tx) => connect(tx, contactId, { userId, reservationId: null }));
  const versionOf = async (contactId: string) => (await stage.outline(contactId)).version;
  const handOn = async (
    contactId: string,
    from: string,
    target: { to: 'queue'; queueId: string } | { to: 'agent'; userId: string },
  ) => {
    const version = await versionOf(contactId);
    return stage.done((tx) => transferContact(tx, { contactId, version, target, note: 'Blue rucksack', userId: from }));
  };
  const finish = async (contactId: string, userId: string) => {
    const version = await versionOf(contactId);
    await stage.done((tx) => endByAgent(tx, { contactId, version, userId }));
  };
  const writeUp = (contactId: string, userId: string) =>
    stage.codeOf((tx) =>
      wrapUpContact(tx, { contactId, userId, reasonId: stage.reasonId, outcomeId: stage.outcomeId, note: 'Found it' }),
    );
  const unitsOf = async (userId: string) => (await agentOutline(stage.read, userId))?.load.used;
  const rowOf = (contactId: string) =>
    stage.read.selectFrom('contact').selectAll().where('id', '=', contactId).executeTakeFirstOrThrow();
  /** Linked as her page is, which is renewed while time passes. */
  const linkedFor = async (contactId: string, ms: number) => {
    for (let left = ms; left > 0; left -= seconds(20)) {
      await stage.done((tx) => citizenLinked(tx, contactId));
      await stage.pass(Math.min(left, seconds(20)));
    }
  };

  test('one start is one contact, however often it is sent', async () => {
    const arrival = stage.arrival();
    const first = await stage.in((tx) => beginContact(tx, arrival));
    const again = await stage.in((tx) => beginContact(tx, arrival));
    expect(first.isNew).toBe(true);
    expect(again).toEqual({ ...first, isNew: false });
  });

  test('bot, queue, two agents, wrap-up: one id, one transcript, no number missing', async () => {
    const { contactId, conversationId } = await stage.in((tx) => beginContact(tx, stage.arrival()));
    await stage.done((tx) => enterSelfService(tx, contactId, { botName: bot.name }));
    await stage.says(conversationId, 'I lost my bag');
    const body = { kind: 'text', text: 'Where was it?', suggestions: ['On a bus'], source: null } as const;
    await stage.done((tx) => addMessage(tx, { conversationId, author: bot, clientId: 'bot:1:0', body }));
    const handover = {
      intent: 'Lost property',
      reason: 'asked',
      answers: [{ key: 'where', question: 'Where?', answer: 'Bus' }],
    };
    await stage.done((tx) => enqueue(tx, contactId, stage.queueWish('mandatory', { handover })));
    const { firstQueuedAt } = await stage.outline(contactId);
    await accept(contactId, stage.ann);
    await stage.pass(seconds(30));
    await handOn(contactId, stage.ann, { to: 'agent', userId: stage.ben });
    const handed = await stage.outline(contactId);
    expect(handed).toMatchObject({ state: 'queued', firstQueuedAt, wanted: { userId: stage.ben, name: 'Ben' } });
    expect(handed.interactions.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['bot completed', 'agent wrapUp']);
    expect(await rowOf(contactId)).toMatchObject({ handed_over_by: 'Ann', handed_over_note: 'Blue rucksack' });
    expect((await contactRecord(stage.read, contactId))?.handover).toEqual(handover);
    await accept(contactId, stage.ben);
    await finish(contactId, stage.ben);
    expect(await writeUp(contactId, stage.ann)).toBe('accepted');
    expect(await stage.outline(contactId)).toMatchObject({ state: 'ended', record: 'complete' });
    expect(await writeUp(contactId, stage.ben)).toBe('accepted');
    const messages = await stage.messages(conversationId);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_message, index) => index + 1));
    expect(messages.map((one) => (one.kind === 'happening' ? one.happening.happened : one.text))).toEqual([
      'botJoined',
      'I lost my bag',
      'Where was it?',
      'queued',
      'agentJoined',
      'Blue rucksack',
      'agentLeft',
      'transferred',
      'agentJoined',
      'ended',
    ]);
    const transcript = await transcriptText(stage.read, conversationId);
    expect(transcript).toContain('Cleo: I lost my bag');
    expect(transcript).toContain('Ask Eastmere: Where was it?');
    expect(transcript).not.toContain('Blue rucksack');
  });

  test('the same word sent twice under one client id is kept once, and gets its first number again', async () => {
    const { conversationId } = await stage.waiting();
    const first = await stage.says(conversationId, 'Hello', 'word-1');
    await stage.says(conversationId, 'Are you there?', 'word-2');
    const again = await stage.says(conversationId, 'Hello', 'word-1');
    if (!first.ok || !again.ok) throw new Error('refused');
    expect(again.value).toEqual({ ...first.value, isNew: false });
    const texts = (await stage.messages(conversationId)).filter(({ kind }) => kind === 'text');
    expect(texts).toHaveLength(2);
  });

  test('ten retries of ten words at once leave ten words, in a row without a gap', async () => {
    const { conversationId } = await stage.waiting();
    const words = Array.from({ length: 10 }, (_none, index) => `word ${index}`);
    await Promise.all(words.flatMap((word) => words.map(() => stage.says(conversationId, word, word))));
    const messages = await stage.messages(conversationId);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_message, index) => index + 1));
    expect(messages.filter(({ kind }) => kind === 'text')).toHaveLength(10);
  });

  test('of two agents who accept at the same moment one has it', async () => {
    const { contactId } = await stage.waiting();
    const race = [stage.ann, stage.ben].map((userId) =>
      stage.codeOf((tx) => connect(tx, contactId, { userId, reservationId: null })),
    );
    expect((await Promise.all(race)).sort()).toEqual(['accepted', 'contact/changed-hands']);
    const outline = await stage.outline(contactId);
    expect(outline.interactions.filter(({ state }) => state === 'active')).toHaveLength(1);
    await finish(contactId, outline.interactions[0]!.agent!.userId);
  });

  test('what fails half-way leaves nothing: no state, no number, no fact', async () => {
    const { contactId, conversationId } = await stage.waiting();
    const before = { outline: await stage.outline(contactId), facts: (await stage.events()).length };
    const failing = async () => {
      throw new Error('the disk is full');
    };
    contactHooks.whenOwnerChanged.add(failing);
    const attempt = stage.in((tx) => connect(tx, contactId, { userId: stage.ann, reservationId: null }));
    await expect(attempt).rejects.toThrow('the disk is full');
    contactHooks.whenOwnerChanged.delete(failing);
    expect(await stage.outline(contactId)).toEqual(before.outline);
    expect((await stage.events()).length).toBe(before.facts);
    await stage.says(conversationId, 'Still here');
    const messages = await stage.messages(conversationId);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_message, index) => index + 1));
  });

  test('[B-02 part] a contact is over for the citizen at once, and complete only with reason and outcome', async () => {
    const { contactId } = await stage.waiting('mandatory');
    await accept(contactId, stage.ann);
    await finish(contactId, stage.ann);
    await stage.pass(hours(8));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'ended', record: 'open' });
    expect(await unitsOf(stage.ann)).toBe(25);
    expect(await writeUp(contactId, stage.ben)).toBe('contact/not-yours');
    expect(await writeUp(contactId, stage.ann)).toBe('accepted');
    expect(await stage.outline(contactId)).toMatchObject({ record: 'complete' });
    expect(await writeUp(contactId, stage.ann)).toBe('contact/not-in-wrap-up');
  });

  test('[B-02 part] a timed wrap-up ends by itself, can be extended once, and leaves the record open', async () => {
    const { contactId } = await stage.waiting('timed');
    await accept(contactId, stage.ann);
    await finish(contactId, stage.ann);
    await stage.pass(seconds(50));
    const extend = () => stage.codeOf((tx) => extendWrapUp(tx, { contactId, userId: stage.ann }));
    expect(await extend()).toBe('accepted');
    expect(await extend()).toBe('wrap-up/extended-before');
    await stage.pass(seconds(60));
    expect((await stage.outline(contactId)).interactions.at(-1)).toMatchObject({ state: 'wrapUp' });
    await stage.pass(seconds(10));
    expect((await stage.outline(contactId)).interactions.at(-1)).toMatchObject({ state: 'completed' });
    expect(await stage.outline(contactId)).toMatchObject({ record: 'open' });
    expect(await unitsOf(stage.ann)).toBe(0);
    expect(await extend()).toBe('contact/not-in-wrap-up');
    expect(await writeUp(contactId, stage.ann)).toBe('accepted');
    expect(await stage.outline(contactId)).toMatchObject({ record: 'complete' });
  });

  test('wrap-up costs capacity when it is timed or mandatory, not when it is optional or none', async () => {
    const busy: Record<string, boolean> = {};
    for (const mode of ['none', 'optional', 'timed', 'mandatory'] as const) {
      const { contactId } = await stage.waiting(mode);
      await accept(contactId, stage.sam);
      await finish(contactId, stage.sam);
      busy[mode] = (await unitsOf(stage.sam)) === 25;
      await writeUp(contactId, stage.sam);
    }
    expect(busy).toEqual({ none: false, optional: false, timed: true, mandatory: true });
  });

  test('semantics 12: a wrap-up is bounded, counts for each contact by itself, and its end stands in the database', async () => {
    const ended = [];
    for (let count = 0; count < 2; count += 1) {
      const { contactId } = await stage.waiting('timed');
      await accept(contactId, stage.ann);
      await finish(contactId, stage.ann);
      ended.push(contactId);
    }
    const load = async () => (await agentOutline(stage.read, stage.ann))?.load.channels;
    expect(await load()).toEqual([{ channel: 'webchat', inHand: 2, of: 3 }]);
    const timers = await stage.in((tx) =>
      tx.db.selectFrom('job').select('due_at').where('kind', '=', 'wrap-up.ends').execute(),
    );
    expect(timers).toHaveLength(2);
    expect(await writeUp(ended[0]!, stage.ann)).toBe('accepted');
    expect(await load()).toEqual([{ channel: 'webchat', inHand: 1, of: 3 }]);
    await stage.pass(seconds(60));
    expect(await load()).toEqual([{ channel: 'webchat', inHand: 0, of: 3 }]);
  });

  test('[B-02 part] what no agent had gets reason and outcome by the flow or by rule', async () => {
    const contained = await stage.in((tx) => beginContact(tx, stage.arrival()));
    await stage.done((tx) => enterSelfService(tx, contained.contactId, { botName: bot.name }));
    const ending = { by: 'bot', reasonKey: 'lost-property', outcomeKey: 'advice' } as const;
    await stage.done((tx) => endContact(tx, contained.contactId, ending));
    const left = await stage.waiting();
    await stage.done((tx) => abandonContact(tx, left.contactId));
    for (const { contactId } of [contained, left]) {
      expect(await stage.outline(contactId)).toMatchObject({ record: 'complete' });
    }
    const rows = await stage.read
      .selectFrom('contact')
      .select(['reason_title', 'outcome_title'])
      .where('id', 'in', [contained.contactId, left.contactId])
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { reason_title: 'Lost property', outcome_title: 'advice' },
      { reason_title: 'Not stated', outcome_title: 'abandoned' },
    ]);
  });

  test('a parked contact keeps its owner and nobody busy, and comes back to her by time', async () => {
    const { contactId } = await stage.waiting('none');
    await stage.done((tx) => citizenLinked(tx, contactId));
    await accept(contactId, stage.ann);
    const version = await versionOf(contactId);
    await stage.done((tx) => parkByAgent(tx, { contactId, version, minutes: 5, note: null, userId: stage.ann }));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'parked', parked: { owner: { name: 'Ann' } } });
    expect(await unitsOf(stage.ann)).toBe(0);
    await linkedFor(contactId, minutes(5));
    expect(await stage.outline(contactId)).toMatchObject({
      state: 'queued',
      wanted: { userId: stage.ann },
      parked: null,
    });
    await accept(contactId, stage.ann);
    await finish(contactId, stage.ann);
  });

  test("a parked contact comes back with the citizen's next word; to its old place when the owner is not ready", async () => {
    const { contactId, conversationId } = await stage.waiting('none');
    await stage.done((tx) => citizenLinked(tx, contactId));
    const { firstQueuedAt } = await stage.outline(contactId);
    await accept(contactId, stage.ann);
    const version = await versionOf(contactId);
    await stage.done((tx) =>
      parkByAgent(tx, { contactId, version, minutes: 60, note: 'Rings the depot', userId: stage.ann }),
    );
    await linkedFor(contactId, minutes(1));
    const key = { organisationId: stage.organisationId, userId: stage.ann };
    await stage.in((tx) => setAgentState(tx, key, { state: 'notReady', reason: 'Lunch', when: 'now' }));
    await stage.says(conversationId, 'Any news?');
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued', wanted: null, firstQueuedAt });
    await stage.in((tx) => setAgentState(tx, key, { state: 'ready', reason: null, when: 'now' }));
    await stage.done((tx) => abandonContact(tx, contactId));
  });

  test('its owner takes a parked contact back before its time; somebody else does not', async () => {
    const { contactId } = await stage.waiting('none');
    await stage.done((tx) => citizenLinked(tx, contactId));
    await accept(contactId, stage.ann);
    const version = await versionOf(contactId);
    await stage.done((tx) => parkByAgent(tx, { contactId, version, minutes: 5, note: null, userId: stage.ann }));
    expect(await stage.codeOf((tx) => resumeContact(tx, { contactId, userId: stage.ben }))).toBe('contact/not-yours');
    await stage.done((tx) => resumeContact(tx, { contactId, userId: stage.ann }));
    await linkedFor(contactId, minutes(6));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'connected' });
    await finish(contactId, stage.ann);
  });

  test('a citizen who stays away in the queue is given up after 15 minutes, and keeps her place until then', async () => {
    const { contactId } = await stage.waiting();
    await stage.done((tx) => citizenLinked(tx, contactId));
    await linkedFor(contactId, minutes(1));
    const withdrawn: string[] = [];
    const note = async (_tx: unknown, id: string) => void withdrawn.push(id);
    contactHooks.whenLeftQueue.add(note);
    await stage.done((tx) => citizenUnlinked(tx, contactId));
    const { firstQueuedAt } = await stage.outline(contactId);
    await stage.pass(minutes(2));
    expect(withdrawn).toEqual([contactId]);
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued', firstQueuedAt });
    await stage.pass(minutes(13) - 1);
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued' });
    await stage.pass(1);
    expect(await stage.outline(contactId)).toMatchObject({ state: 'abandoned', record: 'complete' });
    contactHooks.whenLeftQueue.delete(note);
  });

  test('with a contact point she is called back instead, at once, at the place she had', async () => {
    const points = [{ kind: 'phone', value: '07700 900142' }] as const;
    const { contactId } = await stage.waiting('timed', { points });
    const { firstQueuedAt } = await stage.outline(contactId);
    await stage.pass(minutes(2));
    await stage.pass(minutes(13));
    await stage.pass(0);
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued', firstQueuedAt });
    expect(await rowOf(contactId)).toMatchObject({ needs_link: 0 });
    await stage.pass(hours(2));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued' });
    await stage.done((tx) => endContact(tx, contactId, { by: 'platform' }));
  });

  test('a citizen who comes back in time finds everything as it was', async () => {
    const { contactId } = await stage.waiting();
    await stage.pass(minutes(14));
    await stage.done((tx) => citizenLinked(tx, contactId));
    await linkedFor(contactId, minutes(10));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued', citizenConnected: true });
    await stage.done((tx) => abandonContact(tx, contactId));
  });

  test('a link that nobody renews is lost, as after the death of the server that held it', async () => {
    const { contactId } = await stage.waiting();
    await stage.done((tx) => citizenLinked(tx, contactId));
    await stage.pass(seconds(59));
    expect(await stage.outline(contactId)).toMatchObject({ citizenConnected: true });
    await stage.pass(seconds(20));
    expect(await stage.outline(contactId)).toMatchObject({ citizenConnected: false });
    await stage.done((tx) => abandonContact(tx, contactId));
  });

  test('a citizen who stays away from a conversation is parked for her agent after two minutes', async () => {
    const { contactId } = await stage.waiting('none');
    await stage.done((tx) => citizenLinked(tx, contactId));
    await accept(contactId, stage.ann);
    expect(await isOnContact(stage.read, stage.ann)).toBe(true);
    await stage.done((tx) => citizenUnlinked(tx, contactId));
    await stage.pass(minutes(2));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'parked', parked: { owner: { userId: stage.ann } } });
    expect(await isOnContact(stage.read, stage.ann)).toBe(false);
    await stage.pass(minutes(30));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued' });
    await stage.pass(minutes(15));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'abandoned' });
  });

  test('an emergency is kept in line whether or not the page is linked', async () => {
    const { contactId } = await stage.in((tx) => beginContact(tx, stage.arrival()));
    await stage.done((tx) => enqueue(tx, contactId, stage.queueWish('timed', { band: 0 })));
    await stage.pass(hours(3));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued', band: 0 });
    await stage.done((tx) => endContact(tx, contactId, { by: 'platform' }));
  });

  test('a promised callback waits until its time, and then at the place of the first queueing', async () => {
    const { contactId } = await stage.waiting();
    const { firstQueuedAt } = await stage.outline(contactId);
    await stage.done((tx) => promiseCallback(tx, contactId, { dueAt: stage.clock.now + hours(3) }));
    await stage.pass(hours(3) - 1);
    expect(await stage.outline(contactId)).toMatchObject({ state: 'awaitingCallback' });
    await stage.pass(1);
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued', firstQueuedAt });
    await stage.done((tx) => endContact(tx, contactId, { by: 'platform' }));
  });

  test('[C-11 part] what a silent desk held waits again at its old place, for its agent first', async () => {
    const { contactId, conversationId } = await stage.waiting();
    const { firstQueuedAt } = await stage.outline(contactId);
    await accept(contactId, stage.ann);
    await stage.says(conversationId, 'Hello?');
    await stage.done((tx) => requeue(tx, contactId, { wanted: stage.ann }));
    expect(await stage.outline(contactId)).toMatchObject({
      state: 'queued',
      firstQueuedAt,
      wanted: { userId: stage.ann },
      lastCitizenSeq: 3,
    });
    expect(await unitsOf(stage.ann)).toBe(0);
    await accept(contactId, stage.ben);
    await finish(contactId, stage.ben);
  });

  test('the bot may take a contact back, and what an agent still had to write up of it is over when she has it again', async () => {
    const { contactId } = await stage.waiting('mandatory');
    await accept(contactId, stage.ann);
    await stage.done((tx) => enterSelfService(tx, contactId, { botName: bot.name }));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'selfService' });
    await stage.done((tx) => enqueue(tx, contactId, stage.queueWish('mandatory')));
    await accept(contactId, stage.ann);
    const parts = (await stage.outline(contactId)).interactions.map(({ kind, state }) => `${kind} ${state}`);
    expect(parts).toEqual(['agent completed', 'bot completed', 'agent active']);
    await finish(contactId, stage.ann);
    await writeUp(contactId, stage.ann);
  });

  test('after a day the log has forgotten what was said, and not that it was said', async () => {
    const { conversationId } = await stage.waiting();
    await stage.says(conversationId, 'My daughter is seven');
    const saidIn = async () =>
      (await stage.events()).filter(({ type, subjectId }) => type === 'message.added' && subjectId === conversationId);
    const before = await saidIn();
    expect(JSON.stringify(before)).toContain('seven');
    await stage.pass(days(1) + hours(1));
    await stage.pass(hours(1));
    const after = (await saidIn()).slice(0, before.length);
    expect(after.map(({ seq, eventId }) => [seq, eventId])).toEqual(before.map(({ seq, eventId }) => [seq, eventId]));
    expect(after.map(({ body }) => body['message'])).toEqual(after.map(() => null));
    expect(JSON.stringify(await stage.messages(conversationId))).toContain('seven');
  });

  test('details that are given on the way name the citizen', async () => {
    const { contactId } = await stage.waiting('timed', { displayName: null });
    expect(await stage.outline(contactId)).toMatchObject({ displayName: 'Visitor', customerMatch: 'none' });
    const points = [{ kind: 'email', value: 'cleo@weir.example' }] as const;
    await stage.done((tx) => giveDetails(tx, contactId, { name: 'Cleo Weir', points }));
    expect(await stage.outline(contactId)).toMatchObject({ displayName: 'Cleo Weir' });
    await stage.done((tx) => abandonContact(tx, contactId));
  });
});
