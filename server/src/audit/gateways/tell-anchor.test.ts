import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '@switchboard/shared/configuration';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tellAnchorAt } from './tell-anchor.ts';

const anchor = { seq: 7, hash: 'a'.repeat(64), anchoredAt: Date.UTC(2026, 10, 20, 12) };
const quiet = { warn: () => {} };
let server: Server;
let url: string;
let told: unknown[];
let status = 204;

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const piece of request.setEncoding('utf8')) body += piece;
  told.push([request.method, request.headers['content-type'], JSON.parse(body || 'null')]);
  response.writeHead(status, { Location: '/elsewhere' }).end('thank you');
}

beforeAll(async () => {
  server = createServer((request, response) => void take(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/anchors?key=k-1`;
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  told = [];
  status = 204;
});

test('a head is posted as JSON with its time in ISO 8601', async () => {
  expect(await tellAnchorAt(new Secret(url), quiet)('eastmere', anchor)).toBe(true);
  const body = { organisationId: 'eastmere', seq: 7, hash: anchor.hash, anchoredAt: '2026-11-20T12:00:00.000Z' };
  expect(told).toEqual([['POST', 'application/json', body]]);
});

test.each([500, 403, 302])(
  'an answer %i means that it was not told, and nobody follows it elsewhere',
  async (answer) => {
    status = answer;
    expect(await tellAnchorAt(new Secret(url), quiet)('eastmere', anchor)).toBe(false);
    expect(told).toHaveLength(1);
  },
);

test('a place that cannot be reached means that it was not told', async () => {
  expect(await tellAnchorAt(new Secret('http://127.0.0.1:1/'), quiet)('eastmere', anchor)).toBe(false);
});
