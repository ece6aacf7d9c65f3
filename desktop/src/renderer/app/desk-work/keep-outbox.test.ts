import type { Command, Query } from '@switchboard/shared/access';
import { accepted, refused } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../api-client.ts';
import { type CallRefusal, offlineRefusal } from '../call-refusal.ts';
import { linkChanged } from '../link-slice.ts';
import { makeStore } from '../store.ts';
import { conversationWanted, pageLoaded } from './conversations-slice.ts';
import { keepOutbox } from './keep-outbox.ts';
import { wordWritten } from './outbox-slice.ts';
import { aContact, aWord, testId } from './test/work-records.ts';
import { sessionRead } from '../session-slice.ts';
import { workBegun, workLoaded } from './work-slice.ts';

const contactId = aContact(1).id;
const marks = { citizenDeliveredSeq: 0, citizenReadSeq: 0, staffReadSeq: 0 };
const stale: CallRefusal = {
  ...offlineRefusal,
  kind: 'refused',
  code: 'message/stale',
  sentence: 'Things have moved on.',
};
const me = { user: { id: testId(1) }, rights: [] } as never;

/** A desk whose server answers as told, and what the server was asked. */
function aDesk(answers: (() => ReturnType<typeof refused<CallRefusal>> | ReturnType<typeof accepted<unknown>>)[]) {
  const store = makeStore();
  const asked: { id: string | undefined; input: Record<string, unknown> }[] = [];
  const api: ApiClient = {
    call: async (_operation: Command | Query, input: unknown, id?: string) => {
      asked.push({ id, input: input as Record<string, unknown> });
      return (answers.shift() ?? (() => refused(offlineRefusal)))() as never;
    },
    download: async () => refused(offlineRefusal),
  };
  store.dispatch(sessionRead({ me, desk: 'held' }));
  store.dispatch(workBegun({ userId: testId(1) }));
  store.dispatch(conversationWanted(contactId));
  store.dispatch(pageLoaded({ contactId, items: [aWord(1, 'hello')], marks, lastSeq: 1 }));
  store.dispatch(workLoaded());
  const keeper = keepOutbox({ store, api, clock: () => 10_000 });
  store.subscribe(() => keeper.look());
  const write = (number: number, text: string) =>
    store.dispatch(
      wordWritten({
        id: testId(2_000 + number),
        contactId,
        kind: 'reply',
        text,
        writtenAgainst: 1,
        delayed: false,
        writtenAt: number,
      }),
    );
  return { store, asked, write, stop: keeper.stop };
}
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
const said = (seq: number) => () => accepted({ messageId: testId(9), seq, at: 0 });

describe('what an operator says', () => {
  it('goes out in order, one after the other, under its own id', async () => {
    const { asked, write, store, stop } = aDesk([said(2), said(3)]);
    write(1, 'first');
    write(2, 'second');
    await settle();
    expect(asked.map(({ id, input }) => [id, input['text']])).toEqual([
      [testId(2_001), 'first'],
      [testId(2_002), 'second'],
    ]);
    expect(store.getState().outbox.every(({ status }) => status === 'sent')).toBe(true);
    stop();
  });

  it('comes back with the reason when it is refused, and with it what was written to follow', async () => {
    const { write, store, stop } = aDesk([() => refused(stale)]);
    write(1, 'Yes, the brown bin too.');
    write(2, 'Leave it out until 4 pm.');
    await settle();
    expect(store.getState().outbox).toEqual([]);
    expect(store.getState().drafts.byContact[contactId]).toMatchObject({
      reply: 'Yes, the brown bin too.\nLeave it out until 4 pm.',
      cameBack: 'Things have moved on.',
    });
    stop();
  });

  it('without an answer stays, keeps its id, and counts from then on as held up', async () => {
    const { write, store, stop } = aDesk([() => refused(offlineRefusal)]);
    write(1, 'first');
    await settle();
    expect(store.getState().outbox).toMatchObject([{ id: testId(2_001), status: 'waiting', delayed: true }]);
    stop();
  });

  it('waits while the link is lost, and until the desk has read what was said meanwhile', async () => {
    const { asked, write, store, stop } = aDesk([said(2)]);
    store.dispatch(linkChanged({ at: 0, state: 'lost', retryAt: null, refusedBecause: null }));
    write(1, 'first');
    await settle();
    expect(asked).toEqual([]);
    store.dispatch(linkChanged({ at: 0, state: 'live', retryAt: null, refusedBecause: null }));
    await settle();
    expect(asked).toHaveLength(1);
    stop();
  });

  it('that the server turns out to have had already is asked for, not said twice', async () => {
    const reused: CallRefusal = { ...stale, code: 'command/id-reused' };
    const { write, store, stop } = aDesk([() => refused(reused)]);
    write(1, 'first');
    await settle();
    expect(store.getState().conversations[contactId]?.isBehind).toBe(true);
    store.dispatch(pageLoaded({ contactId, items: [aWord(2, 'first', 'agent')], marks, lastSeq: 2 }));
    expect(store.getState().outbox).toEqual([]);
    expect(store.getState().drafts.byContact[contactId]).toBeUndefined();
    stop();
  });
});
