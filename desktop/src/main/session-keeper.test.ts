import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { SessionKeeper } from './session-keeper.ts';
import { memoryFiles, safe } from './test/memory-platform.ts';

const minutes = (count: number): number => count * 60_000;
const begin = 1_800_000_000_000;
/** REST writes moments as ISO 8601. */
const inRest = (at: number): string => new Date(at).toISOString();
let server: Server | undefined;
afterEach(() => server?.close());

/** The server's part as far as signing in goes: it hands out tokens in turn and can be told that a session has ended. */
async function aServer(clock: () => number) {
  const heard: { line: string; headers: IncomingHttpHeaders }[] = [];
  const state = { ended: false, issued: 0, ahead: 0 };
  const serverClock = () => clock() + state.ahead;
  server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`;
    heard.push({ line, headers: request.headers });
    const say = (status: number, body: object) =>
      response
        .writeHead(status, { 'content-type': 'application/json', date: new Date(serverClock()).toUTCString() })
        .end(JSON.stringify(body));
    request.resume().on('end', () => {
      if (line === 'POST /api/v1/session')
        return say(200, { token: 'the-long-one', expiresAt: inRest(clock() + minutes(720)) });
      if (state.ended) return say(401, { code: 'access/not-signed-in' });
      if (line === 'POST /api/v1/session/short-token') {
        state.issued += 1;
        return say(200, { token: `short-${state.issued}`, expiresAt: inRest(serverClock() + minutes(10)) });
      }
      return say(200, {});
    });
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, state };
}

async function aKeeper({ available = true } = {}) {
  const time = { now: begin };
  const clock = () => time.now;
  const { origin, heard, state } = await aServer(clock);
  const files = memoryFiles();
  const told = { ended: 0 };
  const onEnded = () => {
    told.ended += 1;
  };
  const needs = { server: { origin }, fetch, clock, secrets: safe(available), files, onEnded };
  return { keeper: new SessionKeeper(needs), needs, heard, state, files, time, told };
}
const ann = { username: 'ann.archer', password: 'three quiet words' };

describe('the Electron desk keeps the session from its pages', () => {
  it('signs in without an Origin, and hands out short tokens, never the long one', async () => {
    const { keeper, heard } = await aKeeper();
    expect(await keeper.signIn(ann)).toEqual({ outcome: 'signedIn', expiresAt: begin + minutes(720) });
    expect(await keeper.shortToken()).toMatchObject({ token: 'short-1' });
    expect(heard.every(({ headers }) => headers.origin === undefined)).toBe(true);
    expect(heard[1]?.headers.authorization).toBe('Bearer the-long-one');
  });

  it('asks for one short token, however many calls want it, and renews it before it dies', async () => {
    const { keeper, state, time } = await aKeeper();
    await keeper.signIn(ann);
    const first = await Promise.all([keeper.shortToken(), keeper.shortToken(), keeper.shortToken()]);
    expect(first.map((each) => each?.token)).toEqual(['short-1', 'short-1', 'short-1']);
    time.now += minutes(8);
    expect((await keeper.shortToken())?.token).toBe('short-1');
    time.now += minutes(1.5);
    expect((await keeper.shortToken())?.token).toBe('short-2');
    expect(state.issued).toBe(2);
  });

  it.each([minutes(30), -minutes(30)])(
    'renews it in time on a computer whose clock is wrong by %i ms',
    async (ahead) => {
      const { keeper, state, time } = await aKeeper();
      state.ahead = ahead;
      await keeper.signIn(ann);
      expect((await keeper.shortToken())?.token).toBe('short-1');
      time.now += minutes(8);
      expect((await keeper.shortToken())?.token).toBe('short-1');
      time.now += minutes(1.5);
      expect((await keeper.shortToken())?.token).toBe('short-2');
    },
  );

  it('finds its session again after a restart, from the computer’s safe', async () => {
    const { keeper, needs, files } = await aKeeper();
    await keeper.signIn(ann);
    expect(new TextDecoder().decode(files.kept.get('session.bin'))).not.toContain('the-long-one');
    const restarted = new SessionKeeper(needs);
    await restarted.restore();
    expect(await restarted.shortToken()).toMatchObject({ token: 'short-1' });
  });

  it('keeps the session in memory only, where the computer has no safe', async () => {
    const { keeper, needs, files } = await aKeeper({ available: false });
    await keeper.signIn(ann);
    expect(files.kept.size).toBe(0);
    expect(await keeper.shortToken()).toMatchObject({ token: 'short-1' });
    const restarted = new SessionKeeper(needs);
    await restarted.restore();
    expect(await restarted.shortToken()).toBeNull();
  });

  it('does not take a session to another server, nor one that has expired', async () => {
    const { keeper, needs, time, files } = await aKeeper();
    await keeper.signIn(ann);
    const elsewhere = new SessionKeeper({ ...needs, server: { origin: 'https://other.example' } });
    await elsewhere.restore();
    expect(await elsewhere.shortToken()).toBeNull();
    expect(files.kept.has('session.bin')).toBe(false);
    await keeper.signIn(ann);
    time.now += minutes(721);
    const late = new SessionKeeper(needs);
    await late.restore();
    expect(await late.shortToken()).toBeNull();
  });

  it('throws a damaged safe away and asks for a sign-in', async () => {
    const { needs, files } = await aKeeper();
    await files.write('session.bin', new Uint8Array([1, 2, 3]));
    const keeper = new SessionKeeper(needs);
    await keeper.restore();
    expect(await keeper.shortToken()).toBeNull();
    expect(files.kept.has('session.bin')).toBe(false);
  });

  it('forgets a session the server has ended, and tells a lost link from an ended session', async () => {
    const { keeper, state, files } = await aKeeper();
    await keeper.signIn(ann);
    await new Promise((closed) => server?.close(closed));
    await expect(keeper.shortToken()).rejects.toThrow('cannot be reached');
    expect(files.kept.has('session.bin')).toBe(true);
    const again = await aKeeper();
    await again.keeper.signIn(ann);
    again.state.ended = true;
    expect(await again.keeper.shortToken()).toBeNull();
    expect(again.files.kept.has('session.bin')).toBe(false);
    expect(again.told.ended).toBe(1);
    expect(state.issued).toBe(0);
  });

  it('hands out nothing that was asked for before a sign-out', async () => {
    const { keeper, told } = await aKeeper();
    await keeper.signIn(ann);
    const asked = keeper.shortToken();
    await keeper.signOut();
    expect(await asked).toBeNull();
    expect(told.ended).toBe(0);
  });

  it('is offline, not refused, when nobody answers at sign-in', async () => {
    const { keeper } = await aKeeper();
    await new Promise((closed) => server?.close(closed));
    expect(await keeper.signIn(ann)).toEqual({ outcome: 'offline' });
  });

  it('is refused as unreadable when what answers gives no token', async () => {
    const { needs } = await aKeeper();
    for (const body of ['<html>', '{}', '{"expiresAt":"2027-01-15T08:00:00.000Z"}']) {
      const keeper = new SessionKeeper({ ...needs, fetch: async () => new Response(body) });
      expect(await keeper.signIn(ann)).toEqual({ outcome: 'refused', status: 200, problem: undefined });
    }
  });

  it('is signed in although the session cannot be stored', async () => {
    const { needs } = await aKeeper();
    const secrets = { ...safe(true), encrypt: () => Promise.reject(new Error('the safe is locked')) };
    const keeper = new SessionKeeper({ ...needs, secrets });
    expect(await keeper.signIn(ann)).toMatchObject({ outcome: 'signedIn' });
    expect(await keeper.shortToken()).toMatchObject({ token: 'short-1' });
  });

  it('forgets at once on sign-out and has the server end the session', async () => {
    const { keeper, heard, files } = await aKeeper();
    await keeper.signIn(ann);
    await keeper.signOut();
    expect(heard.at(-1)).toMatchObject({ line: 'DELETE /api/v1/session' });
    expect(files.kept.size).toBe(0);
    expect(await keeper.shortToken()).toBeNull();
  });
});
