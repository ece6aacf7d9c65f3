import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Begun, ChatHouse } from './stage/chat-house.ts';
import { SeenStream } from './stage/seen-stream.ts';

let house: ChatHouse;
let chat: Begun;
beforeAll(async () => {
  house = await ChatHouse.open();
  chat = await house.begin();
});
afterAll(() => house.close());

const post = (body: unknown, where: Begun = chat) =>
  house.call('POST', `/conversations/${where.conversationId}/activities`, { token: where.token, body });
const said = (where: Begun) =>
  house.backend.chat(where.conversationId).messages.flatMap((one) => (one.kind === 'text' ? [one.text] : []));

function form(parts: readonly { name: string; type: string; content: string | Uint8Array; file?: string }[]): FormData {
  const data = new FormData();
  for (const { name, type, content, file } of parts) {
    data.append(name, new Blob([content as Uint8Array<ArrayBuffer>], { type }), file ?? 'blob');
  }
  return data;
}
const upload = async (data: FormData | string, where: Begun = chat, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${house.domain}/conversations/${where.conversationId}/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${where.token}`, ...headers },
    body: data,
  });
  return { status: answer.status, body: (await answer.json()) as { id?: string; error?: { code: string } } };
};
const activity = (text: string) => ({
  name: 'activity',
  type: 'application/vnd.microsoft.activity',
  content: JSON.stringify({ type: 'message', text }),
});

describe('[E-10 part] what a citizen sends is text, of a size, or it is refused', () => {
  test('4 KB of text is taken whole, one byte more is refused with its size, and nothing of it is kept', async () => {
    const most = '€'.repeat(1_365) + 'x';
    expect(Buffer.byteLength(most)).toBe(4_096);
    expect((await post({ type: 'message', text: most })).status).toBe(200);
    const refused = await post({ type: 'message', text: `${most}x` });
    expect([refused.status, refused.body.error.code]).toEqual([413, 'message/too-long']);
    expect(refused.body.error.details).toEqual({ most: 4_096 });
    expect(said(chat)).toEqual([most]);
  });

  test('hostile HTML and control characters come back as the text they are', async () => {
    const own = await house.begin();
    const words = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '\u202Eevil\u0000', '${7*7}{{7*7}}'];
    for (const text of words) await post({ type: 'message', text, textFormat: 'xml' }, own);
    const { body } = await house.call('GET', `/conversations/${own.conversationId}/activities`, { token: own.token });
    expect(body.activities.map(({ text }) => text)).toEqual(words);
    expect(body.activities.every((one) => (one as { textFormat?: string }).textFormat === 'plain')).toBe(true);
  });

  test('empty words, unknown kinds and bodies that are none are refused in the shape of Direct Line', async () => {
    const wrong: unknown[] = [
      {},
      { type: 'message' },
      { type: 'message', text: '   ' },
      { type: 'message', text: 7 },
      { type: 'invoke', name: 'x' },
      { type: 'event', name: 'switchboard/read', value: { upTo: 'all' } },
      { type: 'event', name: 'switchboard/details', value: { email: 'nobody' } },
      { type: 'event', name: 'switchboard/send-transcript', value: {} },
      [],
      'null',
      '{"type":',
      '"text"',
    ];
    for (const body of wrong) {
      const answer = await post(body);
      expect(answer.status, JSON.stringify(body)).toBe(400);
      expect(answer.body.error.code, JSON.stringify(body)).toBe('request/malformed');
      expect(answer.body.error.message).toBeTruthy();
    }
    expect((await post({ type: 'message', text: 'x'.repeat(2_000_000) })).body.error.code).toBe('request/too-large');
    expect((await post({ type: 'message', attachments: [{ contentUrl: 'http://127.0.0.1/' }] })).status).toBe(415);
  });

  test('events we do not know are taken and left', async () => {
    expect((await post({ type: 'event', name: 'webchat/join', value: { language: 'en' } })).status).toBe(200);
  });

  test('whatever JSON is posted, the answer is a word kept or a coded refusal', async () => {
    const own = await house.begin();
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('message', 'event', 'typing', 'switchboard/read'),
    );
    const anything = fc.record(
      { type: value, text: value, name: value, value, attachments: value, channelData: value, from: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, fc.jsonValue()), async (body) => {
        const answer = await post(body, own);
        expect(answer.status).toBeLessThan(500);
        if (answer.status === 200) expect(answer.body.id).toContain(own.conversationId);
        else expect(answer.body.error.code).toMatch(/^[a-z-]+\/[a-z-]+$/);
      }),
      { numRuns: 150 },
    );
  });

  test('whatever address is asked for, nobody gets a failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
        const answer = await fetch(`${house.domain}/conversations${path}?${query}`, {
          headers: { authorization: `Bearer ${chat.token}` },
        });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        await answer.arrayBuffer();
      }),
      { numRuns: 100 },
    );
  });

  test('a chat that is over says so, and gives earlier words their number again', async () => {
    const own = await house.begin();
    const word = { type: 'message', text: 'Thank you', channelData: { clientActivityID: 'w1' } };
    const first = await post(word, own);
    await post({ type: 'event', name: 'switchboard/end', value: {} }, own);
    expect((await post({ type: 'message', text: 'One more thing' }, own)).body.error.code).toBe('conversation/over');
    expect((await post(word, own)).body.id).toBe(first.body.id);
    expect(said(own)).toEqual(['Thank you']);
  });
});

describe('[E-10 part] a flood', () => {
  test('is refused with the time to wait, and every refused word goes through when it is sent again', async () => {
    const strict = await ChatHouse.open({ limits: { speaking: { burst: 5, perSecond: 1 } } });
    const own = await strict.begin();
    const send = (index: number) =>
      strict.call('POST', `/conversations/${own.conversationId}/activities`, {
        token: own.token,
        body: { type: 'message', text: `word ${index}`, channelData: { clientActivityID: `w${index}` } },
      });
    const waiting = Array.from({ length: 12 }, (_, index) => index);
    for (let rounds = 0; waiting.length > 0 && rounds < 20; rounds += 1) {
      const answer = await send(waiting[0]!);
      if (answer.status === 200) waiting.shift();
      else {
        expect(answer.body.error.code).toBe('conversation/too-fast');
        strict.clock.now += Number(answer.headers.get('retry-after')) * 1_000;
      }
    }
    expect(
      strict.backend.chat(own.conversationId).messages.flatMap((one) => (one.kind === 'text' ? [one.text] : [])),
    ).toEqual(Array.from({ length: 12 }, (_, index) => `word ${index}`));
    const typing = { type: 'typing' };
    const path = `/conversations/${own.conversationId}/activities`;
    for (let count = 0; count < 8; count += 1) await strict.call('POST', path, { token: own.token, body: typing });
    strict.clock.now += 1_000;
    expect((await send(99)).status, 'typing costs nobody a word').toBe(200);
    await strict.close();
  });

  test('of frames on the stream ends it, and large frames too', async () => {
    const flooding = new SeenStream(chat.streamUrl);
    await flooding.until((seen) => seen.activities.length > 0);
    for (let count = 0; count < 60; count += 1) flooding.socket.send('');
    expect(await flooding.closed).toBe(1008);
    const { body } = await house.call('GET', `/conversations/${chat.conversationId}`, { token: chat.token });
    const large = new WebSocket(body.streamUrl);
    large.on('error', () => {});
    const closed = new Promise<number>((done) => large.once('close', done));
    large.once('open', () => large.send('x'.repeat(10_000)));
    expect(await closed).toBe(1009);
  });
});

describe('[E-10 part] files', () => {
  test('come with words or alone, and are told with the message that brought them', async () => {
    const own = await house.begin();
    const file = { name: 'file', type: 'text/plain', content: 'a list', file: '../../etc/pass\u0007wd.txt' };
    expect((await upload(form([activity('The list'), file]), own)).status).toBe(200);
    expect((await upload(form([file]), own)).status).toBe(200);
    const { body } = await house.call('GET', `/conversations/${own.conversationId}/activities`, { token: own.token });
    expect(body.activities.map(({ text, attachments }) => [text, attachments!.map(({ name }) => name)])).toEqual([
      ['The list', ['passwd.txt']],
      ['', ['passwd.txt']],
    ]);
  });

  test('of a wrong kind, too large, too many, or malformed are refused by code', async () => {
    const own = await house.begin();
    const png = { name: 'file', type: 'image/png', content: 'x', file: 'a.png' };
    const refusals = [
      await upload(form([{ ...png, type: 'text/html' }]), own),
      await upload(form([{ ...png, content: new Uint8Array(1_500_000) }]), own),
      await upload(form([{ ...activity(''), content: '{"type":' }]), own),
      await upload(form(Array.from({ length: 9 }, () => png)), own),
      await upload(form([activity('x'.repeat(5_000)), png]), own),
      await upload(form([activity('')]), own),
      await upload('{}', own, { 'content-type': 'application/json' }),
      await upload('--x\r\nbroken', own, { 'content-type': 'multipart/form-data; boundary=x' }),
      await upload('nothing', own, { 'content-type': 'multipart/form-data' }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.error?.code])).toEqual([
      [415, 'attachment/kind-not-accepted'],
      [413, 'attachment/too-large'],
      [400, 'request/malformed'],
      [413, 'request/too-large'],
      [413, 'message/too-long'],
      [400, 'request/malformed'],
      [400, 'request/malformed'],
      [400, 'request/malformed'],
      [400, 'request/malformed'],
    ]);
    expect(said(own)).toEqual([]);
  });

  test('are opened only when they were found clean, and only by their own conversation', async () => {
    const own = await house.begin();
    await upload(form([{ name: 'file', type: 'text/plain', content: 'a list', file: 'list.txt' }]), own);
    const path = `/conversations/${own.conversationId}/activities`;
    const read = async () => (await house.call('GET', path, { token: own.token })).body.activities[0]!;
    const [file] = (await read()).channelData!.attachments!;
    const address = `/conversations/${own.conversationId}/attachments/${file!.id}`;
    for (const scan of ['waiting', 'held', 'infected'] as const) {
      house.backend.scanned(own.conversationId, file!.id, scan);
      expect((await read()).attachments![0]!.contentUrl, scan).toBeUndefined();
      expect((await house.call('GET', address, { token: own.token })).body.error.code, scan).toBe(
        'attachment/not-shown',
      );
    }
    house.backend.scanned(own.conversationId, file!.id, 'clean');
    const url = (await read()).attachments![0]!.contentUrl!;
    const opened = await fetch(url);
    expect(await opened.text()).toBe('a list');
    expect(opened.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''list.txt");
    expect(opened.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect((await fetch(url.replace(file!.id, own.conversationId))).status).toBe(403);
    const other = await house.begin();
    expect((await fetch(url.replaceAll(own.conversationId, other.conversationId))).status).toBe(403);
    expect((await house.call('GET', address, { token: other.token })).status).toBe(403);
    const t = new URL(url).searchParams.get('t')!;
    expect((await house.call('GET', path, { token: t })).status, 'a file token reads nothing else').toBe(403);
    house.clock.now += 13 * 60 * 60_000;
    expect((await fetch(url)).status, 'and not for ever').toBe(403);
    chat = await house.begin();
  });
});
