import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCommand } from '../../src/platform/operations/registry.ts';
import { examples } from '../matrix/examples/index.ts';
import { requestOf } from '../request-of.ts';
import { type Person, World, worldPassword } from '../world.ts';

let world: World;
let own: string;
beforeAll(async () => {
  world = await World.open();
  own = world.server.publicUrl;
});
afterAll(() => world.close());

const foreignOrigins = [
  'https://eastmere.example.attacker.example',
  'http://127.0.0.1:1',
  'null',
  'app://switchboard.attacker',
  'file://',
];

async function send(name: string, input: object, headers: Record<string, string>) {
  const { operation } = world.server.platform.registry.get(name)!;
  return world.server.platform.http.inject({
    ...requestOf(operation, input),
    headers: { 'idempotency-key': randomUUID(), ...headers },
  });
}

/** Signs in as a page of ours does: the cookie as the browser would send it back. */
async function cookieOf(person: Person): Promise<string> {
  const input = { username: person.userName, password: worldPassword };
  const answer = await send('session.create', input, { origin: own });
  return String(answer.headers['set-cookie']).split(';')[0]!;
}

describe('a page of ours', () => {
  it('[Q-02] [Q-12 part] signs in with a cookie that no script can read and no token in the answer', async () => {
    const ann = world.person('eastmere', 'operator');
    const answer = await send('session.create', { username: ann.userName, password: worldPassword }, { origin: own });
    expect(answer.json()).toEqual({ expiresAt: expect.stringMatching(/Z$/) });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^switchboard_session=sbs_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    const me = await send('session.read', {}, { cookie: cookie.split(';')[0]! });
    expect(me.json()).toMatchObject({ user: { userName: ann.userName } });
  });

  it('a program signs in with a token and gets no cookie', async () => {
    const ann = world.person('eastmere', 'operator');
    const answer = await send('session.create', { username: ann.userName, password: worldPassword }, {});
    expect(answer.json()).toEqual({ token: expect.stringMatching(/^sbs_/), expiresAt: expect.stringMatching(/Z$/) });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('gets a cookie for https hosts only under https', async () => {
    const secure = await World.open({ publicUrl: 'https://desk.eastmere.example' });
    const answer = await secure.server.platform.http.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { origin: 'https://desk.eastmere.example' },
      payload: { username: secure.person('eastmere', 'operator').userName, password: worldPassword },
    });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-switchboard_session=.*; Path=\/;.*HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.headers['strict-transport-security']).toContain('max-age=');
    await secure.close();
  });
});

describe('a page of somebody else (CSRF)', () => {
  it('[Q-12 part] cannot make a signed-in browser change anything, with any command', async () => {
    const admin = world.person('eastmere', 'securityAdministrator');
    const cookie = await cookieOf(admin);
    const commands = world.server.platform.registry.all().filter(isCommand);
    let refused = 0;
    for (const { operation } of commands) {
      const { input } = await examples[operation.name]!(world);
      for (const origin of [...foreignOrigins, undefined]) {
        const answer = await send(operation.name, input, { cookie, ...(origin !== undefined && { origin }) });
        expect(answer.json(), `${operation.name} from ${origin}`).toMatchObject({ code: 'request/foreign-origin' });
        expect(answer.statusCode).toBe(403);
        refused += 1;
      }
    }
    expect(refused).toBe(commands.length * 6);
    expect((await send('session.read', {}, { cookie })).statusCode).toBe(200);
  });

  it('[Q-12 part] cannot dress a change up as a form or plain text', async () => {
    const cookie = await cookieOf(world.person('eastmere', 'securityAdministrator'));
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await world.server.platform.http.inject({
        method: 'POST',
        url: '/api/v1/teams',
        headers: { cookie, origin: own, 'content-type': type, 'idempotency-key': randomUUID() },
        payload: '{"name":"Forged"}',
      });
      expect({ status: answer.statusCode, code: answer.json().code }).toEqual({
        status: 415,
        code: 'request/not-json',
      });
    }
  });

  it('[Q-12 part] cannot sign a browser in as somebody of its choosing', async () => {
    const ann = world.person('eastmere', 'operator');
    const input = { username: ann.userName, password: worldPassword };
    for (const origin of foreignOrigins) {
      const answer = await send('session.create', input, { origin });
      expect(answer.json().code).toBe('request/foreign-origin');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('[Q-12 part] is not allowed to read anything across origins (CORS)', async () => {
    for (const origin of foreignOrigins) {
      for (const method of ['OPTIONS', 'GET'] as const) {
        const headers = { origin, 'access-control-request-method': 'GET' };
        const answer = await world.server.platform.http.inject({ method, url: '/api/v1/session', headers });
        expect(answer.headers['access-control-allow-origin'], origin).toBeUndefined();
        expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
        expect(answer.json().code).toBe('request/foreign-origin');
      }
    }
  });

  it('the Electron desk may call across origins, with a token and never with a cookie', async () => {
    const headers = { origin: 'app://switchboard', 'access-control-request-method': 'POST' };
    const answer = await world.server.platform.http.inject({ method: 'OPTIONS', url: '/api/v1/teams', headers });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers['access-control-allow-origin']).toBe('app://switchboard');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    const cookie = await cookieOf(world.person('eastmere', 'securityAdministrator'));
    const change = await send('team.create', { name: 'Forged' }, { cookie, origin: 'app://switchboard' });
    expect(change.json().code).toBe('request/foreign-origin');
  });
});

describe('a session', () => {
  it('[Q-12 part] cannot be fixed in advance: signing in always makes a new secret', async () => {
    const ann = world.person('eastmere', 'operator');
    const planted = `switchboard_session=sbs_${'A'.repeat(43)}`;
    const input = { username: ann.userName, password: worldPassword };
    const answer = await send('session.create', input, { origin: own, cookie: planted });
    const given = String(answer.headers['set-cookie']).split(';')[0]!;
    expect(given).not.toBe(planted);
    expect((await send('session.read', {}, { cookie: planted })).statusCode).toBe(401);
    // Two cookies of that name: one was slipped in, and nobody can say which.
    expect((await send('session.read', {}, { cookie: `${planted}; ${given}` })).statusCode).toBe(401);
  });

  it('[Q-02] [Q-12 part] opens nothing any more after signing out, by cookie, token or short token', async () => {
    const ann = world.person('eastmere', 'operator');
    const cookie = await cookieOf(ann);
    const token = await world.signIn(ann);
    const short = await world.done<{ token: string }>({ token }, 'session.issueShortToken');
    expect((await world.call(short, 'session.read')).status).toBe(200);
    await world.done({ token }, 'session.end');
    const ended = await send('session.end', {}, { cookie, origin: own });
    expect(String(ended.headers['set-cookie'])).toMatch(/^switchboard_session=; .*Expires=Thu, 01 Jan 1970/);
    for (const attempt of [
      await send('session.read', {}, { cookie }),
      await send('session.read', {}, { authorization: `Bearer ${token}` }),
      await send('session.read', {}, { authorization: `Bearer ${short.token}` }),
    ]) {
      expect(attempt.json().code).toBe('access/not-signed-in');
    }
  });

  it('is not believed in any other form', async () => {
    const token = await world.signIn(world.person('eastmere', 'operator'));
    const forms = [
      `bearer  ${token}`,
      `Basic ${btoa(`ann:${token}`)}`,
      token,
      `Bearer ${token}x`,
      `Bearer ${token.slice(0, -1)}`,
      'Bearer ',
      `Bearer ${token}, Bearer ${token}`,
    ];
    for (const authorization of forms) {
      expect((await send('session.read', {}, { authorization })).statusCode, authorization.slice(0, 12)).toBe(401);
    }
    const inUrl = await world.server.platform.http.inject({ method: 'GET', url: `/api/v1/session?token=${token}` });
    expect(inUrl.statusCode).toBe(401);
  });
});

describe('every answer', () => {
  it('[Q-12 part] carries the headers that keep a browser from harm, and is kept by no cache', async () => {
    const token = await world.tokenOf(world.person('eastmere', 'operator'));
    const answers = [
      await send('session.read', {}, { authorization: `Bearer ${token}` }),
      await send('session.read', {}, {}),
      await world.server.platform.http.inject({ method: 'GET', url: '/nothing-here' }),
    ];
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
    }
    for (const { headers } of answers.slice(0, 2)) expect(headers['cache-control']).toBe('no-store');
  });
});
