import type { Command, Query } from '@switchboard/shared/access';
import { refused } from '@switchboard/shared/kernel';
import { afterEach, expect, it, vi } from 'vitest';
import type { ApiClient } from '../api-client.ts';
import { type CallRefusal, offlineRefusal } from '../call-refusal.ts';
import { sessionRead } from '../session-slice.ts';
import { makeStore } from '../store.ts';
import { contactsLoaded } from './contacts-slice.ts';
import { keepWork } from './keep-work.ts';
import { aContact, testId } from './test/work-records.ts';

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
