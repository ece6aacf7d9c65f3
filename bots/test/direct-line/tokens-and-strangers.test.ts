import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Begun, ChatHouse, policeHost, policeSecret } from './stage/chat-house.ts';
import { SeenStream } from './stage/seen-stream.ts';

let house: ChatHouse;
let chat: Begun;
beforeAll(async () => {
  house = await ChatHouse.open();
  chat = await house.begin();
});
afterAll(() => house.close());

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8'));
function signedWith(key: Uint8Array, header: object, claims: object): string {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}
const streamToken = (begun: Begun) => new URL(begun.streamUrl).searchParams.get('t')!;
const streamWith = (token: string, id = chat.conversationId) =>
  `${house.domain.replace('http', 'ws')}/conversations/${id}/stream?watermark=&t=${token}`;

/** Everything a chat token opens, with its answer's status. */
async function statusesWith(token: string, id = chat.conversationId): Promise<number[]> {
  const path = `/conversations/${id}`;
  const answers = await Promise.all([
    house.call('GET', path, { token }),
    house.call('GET', `${path}/activities`, { token }),
    house.call('POST', `${path}/activities`, { token, body: { type: 'message', text: 'hello' } }),
    house.call('POST', `${path}/upload`, { token, body: {} }),
    house.call('GET', `${path}/attachments/${chat.conversationId}`, { token }),
  ]);
  return answers.map(({ status }) => status);
}
const allOf = (status: number) => [status, status, status, status, status];

describe('[E-10 part] [Q-07 part] a token opens its own conversation and nothing else', () => {
  test("another citizen's conversation is refused", async () => {
    const other = await house.begin();
    expect(await statusesWith(other.token)).toEqual(allOf(403));
    expect(await new SeenStream(streamWith(streamToken(other))).refused()).toBe(403);
    expect(
      (await house.call('GET', `/conversations/${chat.conversationId}/activities`, { token: other.token })).body,
    ).toEqual({
      error: {
        code: 'conversation/token-not-valid',
        message: 'This chat link has expired or belongs to another chat. Open the chat again.',
      },
    });
  });

  test('a conversation nobody knows is not found, even by a token of ours', async () => {
    const id = '01900000-0000-7000-8000-000000000000';
    const claims = { ...claimsOf(chat.token), conversationId: id, startId: id };
    const token = signedWith(Buffer.alloc(32, 7), { alg: 'HS256', typ: 'JWT' }, claims);
    expect((await house.call('GET', `/conversations/${id}`, { token })).status).toBe(404);
    expect((await house.call('GET', `/conversations/${id}/activities`, { token })).body.error.code).toBe(
      'conversation/not-found',
    );
  });

  test('an expired token opens nothing, and its page is told so', async () => {
    const { token, streamUrl } = await house.begin();
    house.clock.now += 61_000;
    expect(await new SeenStream(streamUrl).refused()).toBe(403);
    house.clock.now += 30 * 60_000;
    expect((await house.call('POST', '/tokens/refresh', { token })).status).toBe(403);
    expect((await house.call('POST', '/conversations', { token, body: {} })).status).toBe(403);
    const told = await house.call('POST', '/tokens/refresh', { token, origin: policeHost });
    expect(told.headers.get('access-control-allow-origin')).toBe(policeHost);
    chat = await house.begin();
  });

  test('altered, unsigned, foreign and meaningless tokens are refused alike', async () => {
    const [head, body, signature] = chat.token.split('.') as [string, string, string];
    const claims = claimsOf(chat.token);
    const hs256 = { alg: 'HS256', typ: 'JWT' };
    const wrong = [
      '',
      'x',
      'a.b.c',
      `${head}.${body}`,
      `${head}.${body}.`,
      `${head}.${body}.${signature}.${signature}`,
      `${head}.${encoded({ ...claims, exp: claims.exp + 1 })}.${signature}`,
      `${encoded({ alg: 'none', typ: 'JWT' })}.${body}.`,
      signedWith(Buffer.alloc(32, 7), { alg: 'none', typ: 'JWT' }, claims),
      signedWith(Buffer.alloc(32, 8), hs256, claims),
      signedWith(Buffer.alloc(32, 7), hs256, { ...claims, admin: true }),
      signedWith(Buffer.alloc(32, 7), hs256, { user: claims.user }),
      signedWith(Buffer.alloc(32, 7), hs256, []),
      'x'.repeat(5_000),
      policeSecret,
    ];
    for (const token of wrong) {
      expect(await statusesWith(token), token.slice(0, 80)).toEqual(allOf(403));
      expect(await new SeenStream(streamWith(encodeURIComponent(token))).refused(), token.slice(0, 80)).toBe(403);
    }
  });

  test('a token made for one use is refused for every other', async () => {
    expect(await statusesWith(streamToken(chat))).toEqual(allOf(403));
    expect(await new SeenStream(streamWith(chat.token)).refused()).toBe(403);
    expect((await house.call('POST', '/tokens/refresh', { token: streamToken(chat) })).status).toBe(403);
  });

  test('the same token begins one conversation, however often it is used', async () => {
    const token = await house.token();
    const [first, second] = await Promise.all([
      house.call('POST', '/conversations', { token, body: {} }),
      house.call('POST', '/conversations', { token, body: {} }),
    ]);
    const third = await house.call('POST', '/conversations', { token: first.body.token, body: {} });
    expect([first.status, second.status, third.status]).toEqual([201, 201, 200]);
    expect(new Set([first, second, third].map(({ body }) => body.conversationId)).size).toBe(1);
  });

  test('a token of before the beginning says nothing in a conversation', async () => {
    const token = await house.token();
    expect(await statusesWith(token)).toEqual(allOf(403));
  });
});

describe('[E-10 part] who may ask for a token', () => {
  test("the channel's own pages, our own, and programs, but no page of a stranger", async () => {
    const ask = (origin?: string) =>
      house.call('POST', '/tokens/generate', { ...(origin && { origin }), body: { channel: 'eastmere-police' } });
    expect((await ask()).status).toBe(200);
    expect((await ask(house.url)).status).toBe(200);
    const hers = await ask(policeHost);
    expect(hers.status).toBe(200);
    expect(hers.headers.get('access-control-allow-origin')).toBe(policeHost);
    for (const origin of [
      'https://evil.example',
      'https://www.northvale.example',
      'null',
      `${policeHost}.evil.example`,
    ]) {
      const foreign = await ask(origin);
      expect([foreign.status, foreign.body.error.code], origin).toEqual([403, 'channel/foreign-host']);
      expect(foreign.headers.get('access-control-allow-origin'), origin).toBeNull();
    }
  });

  test('a token does not travel to a page of another channel', async () => {
    const origin = 'https://www.northvale.example';
    const path = `/conversations/${chat.conversationId}/activities`;
    expect((await house.call('GET', path, { token: chat.token, origin })).body.error.code).toBe('channel/foreign-host');
    expect(await new SeenStream(chat.streamUrl, origin).refused()).toBe(403);
    expect(await new SeenStream(chat.streamUrl, 'https://evil.example').refused()).toBe(403);
  });

  test("a server with the channel's secret, and nobody with another", async () => {
    const ask = (token: string, channel?: string) =>
      house.call('POST', '/tokens/generate', { token, body: { channel } });
    expect((await ask(policeSecret)).status).toBe(200);
    expect((await ask(policeSecret, 'eastmere-police')).status).toBe(200);
    expect((await ask(policeSecret, 'northvale-council')).status).toBe(404);
    expect((await ask('guess')).status).toBe(404);
    expect((await house.call('POST', '/tokens/generate', { body: {} })).status).toBe(400);
    expect((await house.call('POST', '/tokens/generate', { body: { channel: 'nobody' } })).status).toBe(404);
  });

  test('not without end from one address', async () => {
    const strict = await ChatHouse.open({ limits: { tokens: { burst: 3, perSecond: 0.1 } } });
    const ask = () => strict.call('POST', '/tokens/generate', { body: { channel: 'eastmere-police' } });
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]!.headers.get('retry-after')).toBe('10');
    strict.clock.now += 10_000;
    expect((await ask()).status).toBe(200);
    await strict.close();
  });

  test('a browser that asks first is told what it may send, and no cookie ever counts', async () => {
    const answer = await fetch(`${house.domain}/conversations`, {
      method: 'OPTIONS',
      headers: { origin: policeHost, 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
});
