import { once } from 'node:events';
import { newId } from '@switchboard/shared/kernel';
import {
  type CommandAnswer,
  liveLimits,
  livePath,
  protocolVersion,
  type WireRefusal,
} from '@switchboard/shared/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { platformMigration } from '../../src/platform/database/index.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { eventually } from './stage/eventually.ts';
import { LiveNode } from './stage/live-node.ts';
import { Happenings, notesMigration } from './stage/notes.ts';
import { StageDesk } from './stage/stage-desk.ts';

const eastmere = 'eastmere-police';
const engine = engines[0]!;

describe('live links and clients that mean no good', () => {
  let opened: OpenedDatabase;
  let node: LiveNode;
  let happens: Happenings;
  let now = Date.now();
  const open: Socket[] = [];

  beforeAll(async () => {
    opened = await engine.open();
    await opened.database.migrate([platformMigration, notesMigration]);
    happens = new Happenings(opened.database);
    await happens.person(eastmere, 'ann', { 'directory.read': 'all' });
    node = await LiveNode.open({ database: opened.database, clock: () => now });
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.disconnect();
  });
  afterAll(async () => {
    await node.close();
    await opened.dispose();
  });

  interface Coming {
    readonly auth?: Record<string, unknown>;
    readonly headers?: Record<string, string>;
    readonly transports?: string[];
  }

  function comes({ auth = {}, headers = {}, transports = ['websocket'] }: Coming): Socket {
    const socket = io(`${node.url}/desk`, {
      path: livePath,
      transports,
      reconnection: false,
      forceNew: true,
      extraHeaders: headers,
      auth: { protocol: protocolVersion, client: 'test', ...auth },
    });
    open.push(socket);
    return socket;
  }

  async function outcomeOf(coming: Coming): Promise<string> {
    const socket = comes(coming);
    return new Promise((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', (failure: Error & { data?: WireRefusal }) =>
        resolve(failure.data?.code ?? failure.message),
      );
    });
  }

  /** What a handshake over plain HTTP is answered: engine.io tells our code in its message. */
  async function httpAnswer(headers: Record<string, string>): Promise<{ status: number; text: string }> {
    const response = await fetch(`${node.url}${livePath}/?EIO=4&transport=polling`, { headers });
    return { status: response.status, text: await response.text() };
  }

  async function annComes(): Promise<Socket> {
    const socket = comes({ auth: { token: 'ann' } });
    await once(socket as never, 'connect');
    return socket;
  }

  const aCommand = (more = {}) => ({
    commandId: newId(Date.now()),
    name: 'note.write',
    input: { noteId: newId(Date.now()), title: 'a note' },
    ...more,
  });
  const answerTo = (socket: Socket, name: string, message: unknown) =>
    new Promise<CommandAnswer>((resolve) => socket.emit(name, message, resolve));

  test('[Q-02 part] refuses whoever is not signed in, by code', async () => {
    expect(await outcomeOf({})).toBe('access/not-signed-in');
    expect(await outcomeOf({ auth: { token: 'nobody' } })).toBe('access/not-signed-in');
    expect(await outcomeOf({ auth: { token: 'ann' } })).toBe('connected');
  });

  test('[Q-12 part] believes a cookie only from a page of our own', async () => {
    const cookie = 'person=ann';
    expect(await outcomeOf({ headers: { cookie, origin: node.url } })).toBe('connected');
    expect(await outcomeOf({ headers: { cookie } })).toBe('access/not-signed-in');
    expect(await outcomeOf({ headers: { cookie, origin: 'app://switchboard' } })).toBe('access/not-signed-in');
    expect(await outcomeOf({ headers: { origin: 'app://switchboard' }, auth: { token: 'ann' } })).toBe('connected');
  });

  test('[Q-12 part] refuses a WebSocket from a page of another site, signed in or not', async () => {
    const headers = { cookie: 'person=ann', origin: 'https://evil.example' };
    expect(await outcomeOf({ headers })).toBe('websocket error');
    expect(await outcomeOf({ headers, auth: { token: 'ann' } })).toBe('websocket error');
    expect(await httpAnswer({ origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      text: expect.stringContaining('request/foreign-origin'),
    });
    expect(await httpAnswer({ 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
    expect(await httpAnswer({ 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 200 });
  });

  test('refuses a desk that is too old or too new, and a handshake that makes no sense', async () => {
    expect(await outcomeOf({ auth: { token: 'ann', protocol: 0 } })).toBe('desk/too-old');
    expect(await outcomeOf({ auth: { token: 'ann', protocol: 99 } })).toBe('desk/too-new');
    expect(await outcomeOf({ auth: { token: 'ann', protocol: 'one' } })).toBe('request/malformed');
    expect(await outcomeOf({ auth: { token: 'ann', resume: [{ stream: 5 }] } })).toBe('request/malformed');
    expect(await outcomeOf({ auth: { token: 'ann', resume: Array.from({ length: 51 }, () => ({})) } })).toBe(
      'request/malformed',
    );
  });

  test('answers malformed, unknown and oversize messages by code and stays connected', async () => {
    const ann = await annComes();
    const refused = async (name: string, message: unknown) => {
      const answer = await answerTo(ann, name, message);
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(await refused('command', null)).toBe('request/malformed');
    expect(await refused('command', aCommand({ commandId: 'mine' }))).toBe('request/malformed');
    expect(await refused('command', aCommand({ extra: true }))).toBe('request/malformed');
    expect(await refused('command', aCommand({ input: [] }))).toBe('request/malformed');
    expect(await refused('command', aCommand({ input: { noteId: 7 } }))).toBe('request/malformed');
    expect(await refused('command', aCommand({ name: 'no.such' }))).toBe('request/not-found');
    expect(await refused('since', { stream: eastmere })).toBe('request/malformed');
    expect(await refused('since', { stream: 'northvale-council', position: null })).toBe('request/not-found');
    expect(await refused('join', { room: 'everybody' })).toBe('request/not-found');
    expect(await refused('__proto__', {})).toBe('request/not-found');
    const oversize = aCommand({ input: { noteId: 'x', title: 'x'.repeat(liveLimits.commandBytes) } });
    expect(await refused('command', oversize)).toBe('request/too-large');
    expect(await refused('command', aCommand())).toBe('ok');
    expect(ann.connected).toBe(true);
  });

  test('does not begin a command whose answer nobody wants', async () => {
    const ann = await annComes();
    const noteId = newId(Date.now());
    ann.emit('command', aCommand({ input: { noteId, title: 'unheard' } }));
    const answer = await answerTo(ann, 'command', aCommand());
    expect(answer.ok).toBe(true);
    const watcher = new StageDesk('ann');
    watcher.connect(node.url);
    await eventually('the snapshot is here', () => watcher.positions.has(eastmere));
    expect(watcher.shown.get(eastmere)?.has(noteId)).toBe(false);
    watcher.disconnect();
  });

  test('[Q-12 part] refuses a flood of messages by code, then ends the link', async () => {
    const ann = await annComes();
    let refusedCount = 0;
    let lastWord: string | undefined;
    ann.on('events', (message: { ending?: { code: string } }) => {
      lastWord = message.ending?.code ?? lastWord;
    });
    for (let n = 0; n < 500; n += 1) {
      ann.emit('command', aCommand({ name: 'no.such' }), (answer: CommandAnswer) => {
        if (!answer.ok && answer.refusal.code === 'request/too-many') refusedCount += 1;
      });
    }
    await eventually('the link is ended', () => !ann.connected);
    expect(refusedCount).toBeGreaterThan(0);
    expect(lastWord).toBe('request/too-many');
  });

  test('cuts the wire on frames that no client of ours sends: too large, binary, broken', async () => {
    for (const send of [
      (ann: Socket) => ann.emit('command', aCommand({ input: { title: 'x'.repeat(liveLimits.frameBytes) } }), () => {}),
      (ann: Socket) => ann.emit('command', Buffer.alloc(64), () => {}),
      (ann: Socket) => (ann.io.engine as unknown as { write(text: string): void }).write('2{"broken'),
    ]) {
      const ann = await annComes();
      send(ann);
      await eventually('the wire is cut', () => !ann.connected);
    }
    expect(await outcomeOf({ auth: { token: 'ann' } })).toBe('connected');
  });

  test('a consumer that takes nothing for too long is cut loose with a reason, and resumes where it was', async () => {
    const slow = new StageDesk('ann');
    slow.connect(node.url);
    await eventually('the snapshot is here', () => slow.positions.has(eastmere));
    slow.isStalled = true;
    for (let n = 0; n < 30; n += 1) {
      await happens.write(eastmere, { noteId: `n-${n}`, serviceAreaId: null, title: 'x', secret: '' });
    }
    // No more than a few batches are on the way, whatever has happened.
    expect(slow.told.length).toBeLessThanOrEqual(liveLimits.batchesInFlight);
    await eventually('some are on the way', () => slow.told.length === liveLimits.batchesInFlight);
    now += liveLimits.slowAfterMs + 1;
    node.streams.beat();
    await eventually('it is cut loose', () => slow.ending !== undefined && !slow.isConnected);
    expect(slow.ending).toMatchObject({ code: 'link/too-slow', retryInMs: 0 });
    slow.isStalled = false;
    slow.connect(node.url);
    await eventually('it has caught up', () => slow.told.length === 30);
    expect(slow.snapshots).toHaveLength(1);
    expect(slow.gaps).toEqual([]);
    slow.disconnect();
  });

  test('gives one wire one consumer, however often it asks to be let in', async () => {
    await eventually('all others have left', () => node.streams.size === 0);
    const wire = new WebSocket(`${node.url.replace('http', 'ws')}${livePath}/?EIO=4&transport=websocket`);
    const heard: string[] = [];
    wire.addEventListener('message', ({ data }) => heard.push(String(data)));
    await once(wire as never, 'open');
    const knock = JSON.stringify({ protocol: protocolVersion, client: 'test', token: 'ann' });
    for (let n = 0; n < 20; n += 1) wire.send(`40/desk,${knock}`);
    const refusals = () => heard.filter((text) => text.startsWith('44/desk') && text.includes('request/too-many'));
    // Knocks before the first is answered are refused; one after it makes socket.io hang up.
    let most = 0;
    await eventually('it is refused or cut off', () => {
      most = Math.max(most, node.streams.size);
      return refusals().length > 0 || wire.readyState === WebSocket.CLOSED;
    });
    expect(most).toBeLessThanOrEqual(1);
    wire.close();
    await eventually('it has left', () => node.streams.size === 0);
  });

  test('works over long polling where a proxy lets no WebSocket through', async () => {
    for (const transports of [['polling'], ['polling', 'websocket']]) {
      const desk = new StageDesk('ann');
      desk.connect(node.url, { transports });
      await eventually('the snapshot is here', () => desk.positions.has(eastmere));
      const noteId = `by ${transports.join()}`;
      await happens.write(eastmere, { noteId, serviceAreaId: null, title: 'polled', secret: '' });
      await eventually('it is told', () => desk.shown.get(eastmere)?.has(noteId) ?? false);
      desk.disconnect();
    }
  });

  test('a draining server refuses newcomers and new commands, answers what is under way, and says when to come back', async () => {
    const going = await LiveNode.open({ database: opened.database });
    const desks = ['ann', 'ann', 'ann'].map((token) => new StageDesk(token));
    for (const desk of desks) desk.connect(going.url);
    await eventually('all are up', () => desks.every((desk) => desk.positions.has(eastmere)));
    let goOn = () => {};
    let isUnderWay = false;
    going.beforeNote = () => {
      isUnderWay = true;
      return new Promise((resolve) => {
        goOn = resolve;
      });
    };
    const underWay = desks[0]!.command(aCommand());
    await eventually('a command is under way', () => isUnderWay);
    const isDrained = going.drain(5_000);
    expect(await desks[1]!.command(aCommand())).toMatchObject({ ok: false, refusal: { code: 'server/draining' } });
    goOn();
    expect(await underWay).toMatchObject({ ok: true });
    await isDrained;
    await eventually('all are told', () => desks.every(({ ending }) => ending !== undefined));
    for (const { ending } of desks) {
      expect(ending?.code).toBe('server/draining');
      expect(ending?.retryInMs).toBeLessThanOrEqual(5_000);
    }
    const late = new StageDesk('ann');
    late.connect(going.url);
    await eventually('a newcomer is refused', () => !late.isTrying);
    expect(late.isConnected).toBe(false);
    await going.close();
  });
});
