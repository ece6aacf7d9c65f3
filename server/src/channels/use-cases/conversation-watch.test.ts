import type { ConversationNews } from '@switchboard/shared/webchat';
import { newId } from '@switchboard/shared/kernel';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DomainEvent } from '../../platform/events/event-log.ts';
import { ConversationWatch } from './conversation-watch.ts';

const eastmere = newId(1);
const contactId = newId(1);
const conversationId = newId(1);
const author = { kind: 'agent', userId: null, name: 'Ann' };
let log: DomainEvent[];
let watch: ConversationWatch;
let heard: ConversationNews[];

/** States a fact in the log and wakes the watch, as a commit does. */
async function happen(type: string, body: Record<string, unknown>, subjectId = conversationId): Promise<void> {
  const rest = { occurredAt: 0, actor: { kind: 'system', id: 'test' }, traceId: 't', eventId: newId(1) };
  log.push({ organisationId: eastmere, seq: log.length + 1, type, subjectId, body, ...rest });
  watch.wake([eastmere]);
  await new Promise((done) => setImmediate(done));
}
const text = (seq: number, attachments: object[] = []) => {
  const numbered = { id: newId(1), seq, at: 0, author };
  return { ...numbered, kind: 'text', text: `word ${seq}`, suggestions: [], source: null, attachments, clientId: null };
};
const added = (message: object, of = conversationId) =>
  happen('message.added', { contactId, conversationId: of, message, onContact: [] }, of);

beforeEach(() => {
  log = [];
  heard = [];
  watch = new ConversationWatch({
    log: {
      readAfter: async (_stream, seq, limit) => log.slice(seq, seq + limit),
      headOf: async () => log.length,
    },
    report: (failure) => {
      throw failure;
    },
  });
});

describe('[E-10 part] what is new in a conversation', () => {
  test('is told to whoever watches it, and nothing of another conversation', async () => {
    const stop = watch.watch(conversationId, (news) => heard.push(news));
    await added(text(1));
    await added(text(1), newId(1));
    await happen('conversation.typing', { contactId, conversationId, by: 'agent', name: 'Ann', onContact: [] });
    await happen('conversation.typing', { contactId, conversationId, by: 'citizen', name: 'Cleo', onContact: [] });
    await happen('attachment.scanned', { conversationId, attachmentId: 'a', scan: 'clean' });
    await happen('contact.changed', { contact: { state: 'selfService' } }, contactId);
    stop();
    await added(text(2));
    expect(heard).toEqual([
      { kind: 'messages' },
      { kind: 'typing', by: 'agent', name: 'Ann' },
      { kind: 'file', attachmentId: 'a', scan: 'clean' },
      { kind: 'view' },
    ]);
  });

  test('[C-08 part] whoever waits is told anew every five seconds how long it may be, also while nothing happens', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    watch.watch(conversationId, (news) => heard.push(news));
    watch.start();
    watch.belongsTo(conversationId, contactId, 'queued');
    vi.advanceTimersByTime(10_000);
    expect(heard).toEqual([{ kind: 'view' }, { kind: 'view' }]);
    watch.belongsTo(conversationId, contactId, 'connected');
    vi.advanceTimersByTime(10_000);
    expect(heard).toHaveLength(2);
    watch.stop();
    vi.useRealTimers();
  });

  test('her own marks are no news, what staff have read is', async () => {
    watch.watch(conversationId, (news) => heard.push(news));
    const read = (citizenDeliveredSeq: number, staffReadSeq: number) => {
      const marks = { citizenDeliveredSeq, citizenReadSeq: 0, staffReadSeq };
      return happen('conversation.read', { contactId, conversationId, marks, onContact: [] });
    };
    await read(3, 0);
    await read(5, 2);
    await read(7, 2);
    expect(heard).toEqual([{ kind: 'view' }]);
  });

  test('the newest words are known without the database, as long as they are in a row', async () => {
    watch.watch(conversationId, () => {});
    for (const seq of [4, 5, 6]) await added(text(seq));
    const seqs = (after: number) => watch.recentAfter(conversationId, after)?.map(({ seq }) => seq);
    expect(seqs(3)).toEqual([4, 5, 6]);
    expect(seqs(5)).toEqual([6]);
    expect(seqs(6), 'nothing new: the database says how far it goes').toBeUndefined();
    expect(seqs(2), 'older than what is known').toBeUndefined();
    await added(text(8));
    expect(seqs(6), 'a word is missing').toBeUndefined();
    expect(seqs(7)).toEqual([8]);
    await added(text(9, [{ id: newId(1), name: 'a.txt', mediaType: 'text/plain', bytes: 1, scan: 'waiting' }]));
    expect(seqs(8), 'a file changes after it was said').toBeUndefined();
  });
});
