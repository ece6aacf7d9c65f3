import type { Command, Query } from '@switchboard/shared/access';
import { accepted, refused } from '@switchboard/shared/kernel';
import { afterEach, expect, it, vi } from 'vitest';
import type { ApiClient } from '../api-client.ts';
import { type CallRefusal, offlineRefusal } from '../call-refusal.ts';
import { factsArrived } from '../changes-slice.ts';
import { sessionRead } from '../session-slice.ts';
import { makeStore } from '../store.ts';
import { contactsLoaded } from './contacts-slice.ts';
import { keepWork } from './keep-work.ts';
import { workMayBeBehind } from './work-slice.ts';
import { aContact, anAgent, aReason, fact, testId } from './test/work-records.ts';

const broken: CallRefusal = { ...offlineRefusal, kind: 'failed', code: 'server/failed', sentence: 'Something broke.' };

/** A desk whose server fails at everything, and how often it was asked. */
function aDeskOfABrokenServer() {
  const store = makeStore();
  const asked = new Map<string, number>();
  const api: ApiClient = {
    call: async ({ name }: Command | Query) => {
      asked.set(name, (asked.get(name) ?? 0) + 1);
      return refused(broken) as never;
    },
    download: async () => refused(broken),
  };
  store.dispatch(sessionRead({ me: { user: { id: testId(1) }, rights: [] } as never, desk: 'held' }));
  const stop = keepWork({ store, api, clock: () => 0 }, testId(1));
  return { store, asked, stop };
}

afterEach(() => vi.useRealTimers());

it('asks a server that fails again after a pause, not at once: a desk never hammers', async () => {
  vi.useFakeTimers();
  const { asked, stop } = aDeskOfABrokenServer();
  await vi.advanceTimersByTimeAsync(2_900);
  expect(asked.get('contact.mine')).toBe(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked.get('contact.mine')).toBe(2);
  stop();
});

it('asks for words that did not come again after a pause', async () => {
  vi.useFakeTimers();
  const { store, asked, stop } = aDeskOfABrokenServer();
  store.dispatch(contactsLoaded({ items: [aContact(1)], asked: store.getState().contacts.heard }));
  await vi.advanceTimersByTimeAsync(2_900);
  expect(asked.get('conversation.read')).toBe(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked.get('conversation.read')).toBe(2);
  stop();
});

/** A desk at work; what its server says the reasons are can be changed, and held back. */
async function aDeskAtWork() {
  const store = makeStore();
  const server = { reasons: [aReason(1, 'Break')], before: async () => {} };
  const api: ApiClient = {
    call: async ({ name }: Command | Query) => {
      if (name !== 'not-ready-reason.list') {
        return accepted(name === 'agent.me' ? { ...anAgent(), at: 0 } : { items: [] }) as never;
      }
      const items = server.reasons;
      await server.before();
      return accepted({ items }) as never;
    },
    download: async () => refused(broken),
  };
  store.dispatch(sessionRead({ me: { user: { id: testId(1) }, rights: [] } as never, desk: 'held' }));
  const stop = keepWork({ store, api, clock: () => 0 }, testId(1));
  const titles = () => store.getState().agent.reasons.map(({ title }) => title);
  await vi.waitFor(() => expect(titles()).toEqual(['Break']));
  return { store, server, titles, stop };
}

it('[C-06 part] after a break of the link the reasons for not being ready are asked for again', async () => {
  const { store, server, titles, stop } = await aDeskAtWork();
  server.reasons = [aReason(1, 'Lunch'), aReason(2, 'Break')];
  store.dispatch(workMayBeBehind());
  await vi.waitFor(() => expect(titles()).toEqual(['Lunch', 'Break']));
  stop();
});

it('[C-06 part] a list of reasons that a fact brings meanwhile is not undone by an older answer', async () => {
  const { store, server, titles, stop } = await aDeskAtWork();
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const given = Promise.withResolvers<void>();
  server.before = async () => {
    asked.resolve();
    await answer.promise;
    given.resolve();
  };
  store.dispatch(workMayBeBehind());
  await asked.promise;
  store.dispatch(factsArrived([fact('notReadyReasons.changed', testId(9), { items: [aReason(1, 'Training')] })]));
  answer.resolve();
  await given.promise;
  await new Promise((done) => setTimeout(done));
  expect(titles()).toEqual(['Training']);
  stop();
});
