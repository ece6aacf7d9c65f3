import { query } from '@switchboard/shared/access';
import { accepted } from '@switchboard/shared/kernel';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { Provider } from 'react-redux';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { factsArrived } from './changes-slice.ts';
import { type Desk, DeskProvider } from './desk-context.ts';
import { makeStore } from './store.ts';
import { useLiveQuery } from './use-live-query.ts';

const countWaiting = query({
  name: 'waiting.count',
  summary: 'Counts who waits',
  access: 'queues.watch',
  path: '/api/v1/waiting',
  input: z.object({}),
  output: z.object({ count: z.int() }),
});

function Waiting() {
  const { value } = useLiveQuery(countWaiting, {}, ['contact']);
  return <p>{value ? `${value.count} waiting` : 'not known'}</p>;
}

let root: Root;
let page: HTMLElement;
let asked: number;
let answer: (count: number) => Promise<void>;
const store = makeStore();

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  asked = 0;
  const call = () => {
    asked += 1;
    return new Promise((done) => {
      answer = (count) => act(async () => done(accepted({ count })));
    });
  };
  page = document.createElement('div');
  root = createRoot(page);
  const desk = { api: { call } } as unknown as Desk;
  await act(async () =>
    root.render(
      <Provider store={store}>
        <DeskProvider value={desk}>
          <Waiting />
        </DeskProvider>
      </Provider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
/** Something happens to a contact. */
const fact = () =>
  act(async () =>
    store.dispatch(
      factsArrived([{ seq: 1, prev: 0, type: 'contact.queued', occurredAt: 0, subjectId: 'c', body: {} }]),
    ),
  );

it('answers a burst of facts with one question', async () => {
  await answer(1);
  for (let count = 0; count < 5; count += 1) await fact();
  await later(1_000);
  expect(asked).toBe(2);
  await answer(6);
  expect(page.textContent).toBe('6 waiting');
});

it('goes on showing what a slow server answers, however fast the facts come', async () => {
  await answer(1);
  await fact();
  await later(500);
  for (let count = 0; count < 20; count += 1) {
    await fact();
    await later(100);
  }
  expect(asked).toBe(2);
  await answer(7);
  expect(page.textContent).toBe('7 waiting');
  await later(500);
  expect(asked).toBe(3);
});
