import { hours, minutes, newId } from '@switchboard/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, contactRecord, promiseCallback } from '../../src/contacts/index.ts';
import { insertClosure } from '../../src/hours/storage/closures.ts';
import { tellCallbackOutcome } from '../../src/contacts/use-cases/callbacks.ts';
import { engines } from '../engines.ts';
import { ContactStage } from './contact-stage.ts';

describe.each(engines)('callbacks on $name', (engine) => {
  let stage: ContactStage;
  beforeAll(async () => {
    if (engine.isThere) stage = await ContactStage.open(engine);
  });
  afterAll(() => stage?.dispose());
  const test = it.skipIf(!engine.isThere);

  let numbers = 0;
  const phone = () => {
    numbers += 1;
    return [{ kind: 'phone', value: `+4477009001${String(numbers).padStart(2, '0')}` }] as const;
  };
  const promise = (contactId: string, inMs: number) =>
    stage.done((tx) => promiseCallback(tx, contactId, { dueAt: stage.clock.now + inMs }));
  const tries = async (contactId: string, outcome: 'reached' | 'noAnswer' | 'voicemail' | 'wrongNumber') => {
    await stage.done((tx) => connect(tx, contactId, { userId: stage.ann, reservationId: null }));
    const { version } = await stage.outline(contactId);
    return stage.done((tx) => tellCallbackOutcome(tx, { contactId, version, outcome, userId: stage.ann }));
  };
  const happenings = async (conversationId: string) =>
    (await stage.messages(conversationId)).flatMap((one) => (one.kind === 'happening' ? [one.happening.happened] : []));

  test('[C-08 part] semantics 18: a second promise to the same number joins the first, which keeps its place', async () => {
    const points = phone();
    const first = await stage.waiting('timed', { points });
    await promise(first.contactId, hours(3));
    const { firstQueuedAt } = await stage.outline(first.contactId);
    await stage.pass(minutes(10));
    const second = await stage.waiting('timed', {
      points: [...points, { kind: 'email', value: 'cleo@weir.example' }],
      citizenId: 'other',
    });
    // Queued while the promise is kept for her, she takes the held place; promised again, it is one promise.
    expect(await stage.outline(second.contactId)).toMatchObject({ state: 'queued', firstQueuedAt });
    expect(await stage.outline(first.contactId)).toMatchObject({ state: 'ended' });
    expect(await happenings(first.conversationId)).toContain('callbackJoined');
    await promise(second.contactId, hours(1));
    const third = await stage.waiting('none', { points });
    expect(await stage.outline(third.contactId)).toMatchObject({ state: 'queued' });
    expect(await stage.outline(second.contactId)).toMatchObject({ state: 'awaitingCallback', firstQueuedAt });
  });

  test('semantics 18: of two that wait and are promised one after the other, one is left', async () => {
    const points = phone();
    const one = await stage.waiting('timed', { points });
    await stage.pass(minutes(1));
    const other = await stage.waiting('timed', { points });
    await promise(one.contactId, hours(2));
    const { firstQueuedAt } = await stage.outline(one.contactId);
    await promise(other.contactId, hours(1));
    expect(await stage.outline(other.contactId)).toMatchObject({ state: 'ended' });
    expect(await stage.outline(one.contactId)).toMatchObject({ state: 'awaitingCallback', firstQueuedAt });
    // The earlier of the two times holds.
    await stage.pass(hours(1));
    expect(await stage.outline(one.contactId)).toMatchObject({ state: 'queued', firstQueuedAt });
  });

  test('semantics 18: nobody reached is tried again at the same place, and ends for want of a reply when the attempts are used', async () => {
    const { contactId, conversationId } = await stage.waiting('timed', { points: phone() });
    const { firstQueuedAt } = await stage.outline(contactId);
    await promise(contactId, 0);
    await stage.pass(0);
    const first = await tries(contactId, 'noAnswer');
    expect(first.nextAttemptAt).toBe(stage.clock.now + minutes(15));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'awaitingCallback' });
    await stage.pass(minutes(15) - 1);
    expect(await stage.outline(contactId)).toMatchObject({ state: 'awaitingCallback' });
    await stage.pass(1);
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued', firstQueuedAt });
    await tries(contactId, 'voicemail');
    await stage.pass(minutes(15));
    expect((await tries(contactId, 'voicemail')).nextAttemptAt).toBeNull();
    expect(await stage.outline(contactId)).toMatchObject({ state: 'ended' });
    expect(await contactRecord(stage.read, contactId)).toMatchObject({ wrapUp: { outcome: 'no-reply' } });
    const words = (await stage.messages(conversationId)).flatMap((one) => (one.kind === 'text' ? [one.text] : []));
    expect(words.at(-1)).toMatch(/could not reach you/);
  });

  test('whoever is reached is in conversation, and the promise is kept', async () => {
    const { contactId } = await stage.waiting('timed', { points: phone() });
    await promise(contactId, 0);
    await stage.pass(0);
    await tries(contactId, 'reached');
    const { state, version } = await stage.outline(contactId);
    expect(state).toBe('connected');
    const again = { contactId, version, outcome: 'noAnswer', userId: stage.ann } as const;
    expect(await stage.codeOf((tx) => tellCallbackOutcome(tx, again))).toBe('contact/no-callback');
    expect(await stage.codeOf((tx) => tellCallbackOutcome(tx, { ...again, userId: stage.ben }))).toBe(
      'contact/not-yours',
    );
  });

  test('nobody is called while the queue is closed', async () => {
    const { contactId } = await stage.waiting('optional', { points: phone() });
    await promise(contactId, 0);
    const closure = {
      id: newId(stage.clock.now),
      organisationId: stage.organisationId,
      queues: 'all' as const,
      words: { en: 'Closed' },
      reason: 'Flood',
      declaredAt: stage.clock.now,
      declaredBy: 'Sam',
      untilAt: stage.clock.now + minutes(30),
      endedAt: null,
      liftedBy: null,
    };
    await stage.in((tx) => insertClosure(tx.db, closure));
    await stage.pass(minutes(29));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'awaitingCallback' });
    await stage.pass(minutes(5));
    expect(await stage.outline(contactId)).toMatchObject({ state: 'queued' });
  });
});
