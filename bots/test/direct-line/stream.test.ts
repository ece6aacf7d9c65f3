import { serverEventNames } from '@switchboard/shared/webchat';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Begun, ChatHouse } from './stage/chat-house.ts';
import { SeenStream } from './stage/seen-stream.ts';

let house: ChatHouse;
const streams: SeenStream[] = [];
beforeAll(async () => {
  house = await ChatHouse.open({ limits: { keepAliveMs: 50 } });
});
afterEach(() => {
  for (const { socket } of streams.splice(0)) socket.terminate();
});
afterAll(() => house.close());

function listen(streamUrl: string): SeenStream {
  const stream = new SeenStream(streamUrl);
  streams.push(stream);
  return stream;
}
const reconnect = async ({ conversationId, token }: Begun, watermark: string) =>
  (await house.call('GET', `/conversations/${conversationId}?watermark=${watermark}`, { token })).body.streamUrl;

describe('[E-10 part] the stream', () => {
  test('replays everything after the watermark, page by page, and goes on', async () => {
    const chat = await house.begin();
    const texts = Array.from({ length: 250 }, (_, index) => `word ${index}`);
    for (const text of texts) house.backend.speak(chat.conversationId, 'agent', 'Ann', text);
    const first = listen(chat.streamUrl);
    await first.until((seen) => seen.texts.length === 250);
    house.backend.speak(chat.conversationId, 'agent', 'Ann', 'live');
    await first.until((seen) => seen.texts.length === 251);
    expect(first.texts).toEqual([...texts, 'live']);
    const later = listen(await reconnect(chat, '200'));
    await later.until((seen) => seen.texts.at(-1) === 'live');
    expect(later.texts).toEqual([...texts.slice(199), 'live']);
    expect(Number(later.watermark)).toBe(house.backend.chat(chat.conversationId).messages.at(-1)!.seq);
  });

  test('a watermark beyond the end hides nothing that comes after', async () => {
    const chat = await house.begin();
    const stream = listen(await reconnect(chat, '999999'));
    await stream.until((seen) => seen.events(serverEventNames.contactState).length > 0);
    house.backend.speak(chat.conversationId, 'agent', 'Ann', 'Hello');
    await stream.until((seen) => seen.texts.length === 1);
  });

  test('a newer stream of the same conversation ends the older one, and says why', async () => {
    const chat = await house.begin();
    const older = listen(chat.streamUrl);
    await older.until((seen) => seen.activities.length > 0);
    const closed = older.closed;
    const newer = listen(await reconnect(chat, ''));
    expect(await closed).toBe(4409);
    house.backend.speak(chat.conversationId, 'agent', 'Ann', 'Only here');
    await newer.until((seen) => seen.texts.length === 1);
    expect(older.texts).toEqual([]);
    expect(house.backend.chat(chat.conversationId).links).toBe(1);
  });

  test('is kept alive by empty frames, and one that answers nothing is cut', async () => {
    const chat = await house.begin();
    const deaf = listen(chat.streamUrl);
    await deaf.until((seen) => seen.emptyFrames >= 2);
    deaf.socket.pong = () => {};
    (deaf.socket as unknown as { _autoPong: boolean })._autoPong = false;
    const gone = deaf.closed;
    deaf.socket.removeAllListeners('ping');
    expect(await gone).toBe(1006);
    await vi.waitFor(() => expect(house.backend.chat(chat.conversationId).links).toBe(0));
  });

  test('tells the present moment once: state, place in line, who reads, who types, what was scanned', async () => {
    const chat = await house.begin();
    const stream = listen(chat.streamUrl);
    const { conversationId } = chat;
    await stream.until((seen) => seen.events(serverEventNames.contactState).length === 1);
    const queue = { name: '101 enquiries', place: 2, waitMinutes: [3, 5] as const };
    house.backend.become(conversationId, { state: 'queued', queue });
    house.backend.become(conversationId, { state: 'queued', queue });
    house.backend.become(conversationId, { state: 'queued', queue: { ...queue, place: 1 } });
    await stream.until((seen) => seen.events(serverEventNames.queuePosition).some(({ place }) => place === 1));
    house.backend.become(conversationId, { state: 'connected', queue: null });
    house.backend.tell(conversationId, { kind: 'typing', by: 'agent', name: 'Ann' });
    house.backend.staffRead(conversationId, 1);
    house.backend.tell(conversationId, { kind: 'file', attachmentId: 'x', scan: 'held' });
    await stream.until((seen) => seen.events(serverEventNames.readMarks).some(({ readSeq }) => readSeq === 1));
    expect(stream.events(serverEventNames.contactState)).toEqual([
      { state: 'selfService', writable: true },
      { state: 'queued', writable: true },
      { state: 'connected', writable: true },
    ]);
    expect(stream.events(serverEventNames.queuePosition).at(-1)).toEqual({
      queue: '101 enquiries',
      place: 1,
      waitMinutes: [3, 5],
    });
    expect(stream.activities.find(({ type }) => type === 'typing')).toMatchObject({
      from: { id: 'agent', name: 'Ann', role: 'bot' },
    });
    await stream.until((seen) => seen.events(serverEventNames.attachmentScanned).length === 1);
    const ids = stream.activities.map(({ id }) => id);
    expect(new Set(ids).size, 'every activity has an id of its own').toBe(ids.length);
  });

  test("what the citizen's page has received is marked as delivered", async () => {
    const chat = await house.begin();
    const stream = listen(chat.streamUrl);
    const seq = house.backend.speak(chat.conversationId, 'agent', 'Ann', 'Hello');
    await stream.until((seen) => seen.texts.length === 1);
    await vi.waitFor(() => expect(house.backend.chat(chat.conversationId).marks.citizenDeliveredSeq).toBe(seq), 5_000);
    await house.call('POST', `/conversations/${chat.conversationId}/activities`, {
      token: chat.token,
      body: { type: 'event', name: 'switchboard/read', value: { upTo: seq } },
    });
    expect(house.backend.chat(chat.conversationId).marks.citizenReadSeq).toBe(seq);
  });

  test('links the page to its conversation as long as it is open, and polling does for a while', async () => {
    const chat = await house.begin();
    const links = () => house.backend.chat(chat.conversationId).links;
    const stream = listen(chat.streamUrl);
    await stream.until((seen) => seen.activities.length > 0);
    expect(links()).toBe(1);
    stream.socket.close();
    await vi.waitFor(() => expect(links()).toBe(0));
    await house.call('GET', `/conversations/${chat.conversationId}/activities`, { token: chat.token });
    await house.call('GET', `/conversations/${chat.conversationId}/activities`, { token: chat.token });
    expect(links()).toBe(1);
  });

  test('a backend that fails ends the stream, which comes back, and the server goes on', async () => {
    const chat = await house.begin();
    const stream = listen(chat.streamUrl);
    await stream.until((seen) => seen.activities.length > 0);
    const closed = stream.closed;
    const failing = vi.spyOn(house.backend, 'read').mockRejectedValueOnce(new Error('the database is away'));
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    house.backend.speak(chat.conversationId, 'agent', 'Ann', 'Hello');
    expect(await closed).toBe(1011);
    failing.mockRestore();
    quiet.mockRestore();
    const again = listen(await reconnect(chat, stream.watermark));
    await again.until((seen) => seen.texts.length === 1);
  });

  test('leaves upgrades of other paths to others, and sends its pages elsewhere when it stops', async () => {
    const own = await ChatHouse.open();
    const chat = await own.begin();
    let others = 0;
    own.http.server.on('upgrade', (request, socket) => {
      if (!request.url!.startsWith('/live')) return;
      others += 1;
      socket.destroy();
    });
    const elsewhere = new SeenStream(`${own.url.replace('http', 'ws')}/live?x=1`);
    expect(await elsewhere.closed).toBe(1006);
    expect(others).toBe(1);
    const stream = new SeenStream(chat.streamUrl);
    await stream.until((seen) => seen.activities.length > 0);
    const closed = stream.closed;
    await own.directLine.stop();
    expect(await closed).toBe(1001);
    await own.http.close();
  });
});
