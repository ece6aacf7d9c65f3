import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { mountBots } from '../../src/index.ts';
import { ChatHouse } from './stage/chat-house.ts';

/** What anybody may fetch without a token, each for a reason. Every other address wants one. */
const open: Readonly<Record<string, string>> = {
  'GET /widget.js': 'the loader that web pages of the organisation embed',
  'GET /webchat/:channel': 'the page in the frame; it shows nothing before a conversation began',
  'GET /webchat/assets/:file': 'scripts and styles of that page',
  'POST /v3/directline/tokens/generate': 'where tokens come from; by channel, page and address',
  'OPTIONS /v3/directline/*': 'what a browser asks before it asks',
};
const isDemo = (route: string) => route.startsWith('GET /demo');

test('[Q-02 part] every address of this package wants a token or stands on the written list', async () => {
  const house = await ChatHouse.open();
  const routes: string[] = [];
  const http = Fastify();
  http.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
  });
  const bots = await mountBots({
    http,
    server: http.server,
    backend: house.backend,
    work: {
      onTurnDue: () => () => {},
      readTurn: async () => undefined,
      commitTurn: async () => ({ ok: true, value: { lastSeq: 0 } }),
      callPort: async () => ({ ok: false, reason: 'none' }),
      typing: async () => {},
    },
    origins: { publicUrl: 'http://127.0.0.1', isOwnPage: () => false },
    clock: () => 0,
    tokenKey: Buffer.alloc(32, 1),
    log: { warn: () => {}, error: () => {} },
    pages: { demo: true, colourOf: async () => undefined },
  });
  await http.ready();
  const closed = routes.filter((route) => !(route in open) && !isDemo(route));
  expect(closed.length).toBeGreaterThanOrEqual(7);
  for (const route of closed) {
    const [method, path] = route.split(' ') as ['GET', string];
    const url = path.replaceAll(/:[a-zA-Z]+/g, '01900000-0000-7000-8000-000000000000');
    const answer = await http.inject({ method, url, headers: { authorization: 'Bearer nothing' } });
    expect([route, answer.statusCode], answer.body).toEqual([route, 403]);
  }
  await bots.stop();
  await http.close();
  await house.close();
});
