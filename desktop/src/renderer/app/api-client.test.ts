import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { command, query } from '@switchboard/shared/access';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CallNews, makeApiClient } from './api-client.ts';
import { fieldIssuesOf } from './call-refusal.ts';

const readTeam = query({
  name: 'team.read',
  summary: 'Shows one team',
  access: 'directory.read',
  path: '/api/v1/teams/:teamId',
  input: z.object({ teamId: z.string(), limit: z.coerce.number().optional() }),
  output: z.object({ name: z.string() }),
});
const renameTeam = command({
  name: 'team.rename',
  summary: 'Renames a team',
  access: 'teams.manage',
  method: 'PUT',
  path: '/api/v1/teams/:teamId',
  input: z.object({ teamId: z.string(), name: z.string() }),
  output: z.object({ version: z.int() }),
});

interface Heard {
  method: string | undefined;
  url: string | undefined;
  key: string | string[] | undefined;
  body: string;
}
let server: Server | undefined;
afterEach(() => server?.close());

async function heardBy(request: IncomingMessage): Promise<Heard> {
  let body = '';
  for await (const part of request) body += part;
  return { method: request.method, url: request.url, key: request.headers['idempotency-key'], body };
}

async function aServer(status: number, answer: unknown) {
  const heard: Heard[] = [];
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    heard.push(await heardBy(request));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
  server = createServer((request, response) => void hear(request, response));
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const news: CallNews[] = [];
  const client = makeApiClient({
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetch,
    authorization: async () => undefined,
    onNews: (each) => news.push(each),
  });
  return { client, heard, news };
}
const problem = (code: string, details: Record<string, unknown> = {}) => ({
  type: `urn:switchboard:problem:${code}`,
  title: code,
  status: 409,
  detail: 'What happened and what to do.',
  instance: '/api/v1/teams/7',
  code,
  details,
  traceId: '7f2c19',
});

describe('the API client', () => {
  it('puts parameters into the path and the rest of a question into the query string', async () => {
    const { client, heard } = await aServer(200, { name: 'Harrow' });
    const answer = await client.call(readTeam, { teamId: 'a/b', limit: 5 });
    expect(answer).toEqual({ ok: true, value: { name: 'Harrow' } });
    expect(heard).toEqual([{ method: 'GET', url: '/api/v1/teams/a%2Fb?limit=5', key: undefined, body: '' }]);
  });

  it('sends a command as JSON under the id of the intent', async () => {
    const { client, heard } = await aServer(200, { version: 2 });
    await client.call(renameTeam, { teamId: '7', name: 'Harrow' }, 'the-intent');
    expect(heard).toEqual([
      { method: 'PUT', url: '/api/v1/teams/7', key: 'the-intent', body: JSON.stringify({ name: 'Harrow' }) },
    ]);
  });

  it('hands a refusal back as a value, with the fields that were marked and the reference', async () => {
    const issues = [{ path: 'name', message: 'must not be empty' }];
    const { client, news } = await aServer(409, problem('request/malformed', { issues }));
    const answer = await client.call(renameTeam, { teamId: '7', name: '' }, 'the-intent');
    if (answer.ok) throw new Error('it was accepted');
    expect(answer.refusal).toMatchObject({ kind: 'refused', code: 'request/malformed', reference: '7f2c19' });
    expect(fieldIssuesOf(answer.refusal)).toEqual({ name: 'Must not be empty.' });
    expect(news).toEqual(['answered']);
  });

  it('shows a refusal that is newer than this page by the sentence that came with it', async () => {
    const { client } = await aServer(409, problem('team/from-the-future'));
    expect(await client.call(renameTeam, { teamId: '7', name: 'x' })).toMatchObject({
      ok: false,
      refusal: { kind: 'refused', sentence: 'What happened and what to do.' },
    });
  });

  it('tells the desk when the session has ended and when another desk took over', async () => {
    const ended = await aServer(401, problem('access/not-signed-in'));
    await ended.client.call(readTeam, { teamId: '7' });
    expect(ended.news).toEqual(['signedOut']);
    server?.close();
    const taken = await aServer(409, problem('desk/taken-over'));
    await taken.client.call(renameTeam, { teamId: '7', name: 'x' });
    expect(taken.news).toEqual(['deskTakenOver']);
  });

  it('is offline when nobody answers, and when only a proxy does', async () => {
    const { client, news } = await aServer(502, '<html>');
    expect(await client.call(readTeam, { teamId: '7' })).toMatchObject({ ok: false, refusal: { kind: 'offline' } });
    await new Promise((closed) => server?.close(closed));
    expect(await client.call(readTeam, { teamId: '7' })).toMatchObject({ ok: false, refusal: { kind: 'offline' } });
    expect(news).toEqual(['offline', 'offline']);
  });

  it('does not take an answer it cannot read for a success', async () => {
    const { client } = await aServer(200, { title: 'no name' });
    expect(await client.call(readTeam, { teamId: '7' })).toMatchObject({
      ok: false,
      refusal: { code: 'server/unreadable-answer' },
    });
  });

  it('takes an answer that breaks off in the middle for none: what was wished may have been done', async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"version":', () => response.destroy());
    });
    await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
    const news: CallNews[] = [];
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const api = makeApiClient({ origin, fetch, authorization: async () => undefined, onNews: (one) => news.push(one) });
    const answer = await api.call(renameTeam, { teamId: 't1', name: 'Roads' }, 'c1');
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'offline' } });
    expect(news).toEqual(['offline']);
  });
});
