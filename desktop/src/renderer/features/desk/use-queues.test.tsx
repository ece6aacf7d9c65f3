import { accepted } from '@switchboard/shared/kernel';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { factsArrived } from '../../app/changes-slice.ts';
import { type Desk, DeskProvider } from '../../app/desk-context.ts';
import { makeStore } from '../../app/store.ts';
import { useQueues } from './use-queues.ts';

function Names() {
  return (
    <p>
      {useQueues()
        .queues?.map(({ name }) => name)
        .join(', ')}
    </p>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('asks for the queues anew as soon as another routing plan is in force', async () => {
  const store = makeStore();
  const page = document.createElement('div');
  const root = createRoot(page);
  let name = '101 enquiries';
  const call = async () => accepted({ items: [{ name }], at: 0 });
  await act(async () =>
    root.render(
      <Provider store={store}>
        <DeskProvider value={{ api: { call } } as unknown as Desk}>
          <Names />
        </DeskProvider>
      </Provider>,
    ),
  );
  expect(page.textContent).toBe('101 enquiries');
  name = 'Ring 101';
  const published = { seq: 1, prev: 0, type: 'routing-plan.published', occurredAt: 0, subjectId: 'e', body: {} };
  await act(async () => store.dispatch(factsArrived([published])));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(page.textContent).toBe('Ring 101');
  await act(async () => root.unmount());
});
