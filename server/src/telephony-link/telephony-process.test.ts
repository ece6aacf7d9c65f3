import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Secret } from '@switchboard/shared/configuration';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeLog } from '../platform/log/index.ts';
import { mountTelephonyLink, type TelephonyLink } from './index.ts';

const root = join(import.meta.dirname, '../../..');
const secret = 'the link secret that both sides hold';
const nothingTaken = () => Promise.reject(new Error('These tests send no journal'));
let folder: string;
const processes: ChildProcess[] = [];
const servers: { close(): void }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-telephony-'));
});
afterEach(() => {
  for (const process of processes.splice(0)) process.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The server's end on a real port; `port` 0 takes any. */
async function aServer(port = 0): Promise<{ http: HttpServer; link: TelephonyLink; port: number; close(): void }> {
  const http = createServer();
  const needs = {
    linkSecret: new Secret(secret),
    clock: () => 5_000,
    log: makeLog('silent'),
    takeJournal: nothingTaken,
  };
  const link = mountTelephonyLink({ ...needs, sockets: new Server(http) });
  http.listen(port, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const close = () => {
    link.close();
    http.closeAllConnections();
    http.close();
  };
  const server = { http, link, port: typeof address === 'object' && address ? address.port : 0, close };
  servers.push(server);
  return server;
}

/** The telephony process itself, as the launcher starts it. */
function aNode(environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, 'telephony/src/main.ts')], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, TELEPHONY_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  const lines: string[] = [];
  let wake = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      wake();
    });
  }
  async function printed(text: string): Promise<string> {
    for (;;) {
      const line = lines.find((candidate) => candidate.includes(text));
      if (line !== undefined) return line;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  const health = async () => {
    const { port } = JSON.parse(await printed('telephony is up')) as { port: number };
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    return (await response.json()) as { status: string; nodeId: string; links: { state: string; sentence?: string }[] };
  };
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  return { child, lines, printed, health, exited };
}

describe('telephony process', () => {
  test('links to every server it is told of, shows it on its health page, and stops in order', async () => {
    const [one, two] = [await aServer(), await aServer()];
    const urls = `http://127.0.0.1:${one.port},http://127.0.0.1:${two.port}`;
    const node = aNode({ SERVER_URL: urls, LINK_SECRET: secret });
    await Promise.all([one.link.whenLinked(), two.link.whenLinked()]);
    await node.printed('linked to the server');
    const health = await node.health();
    expect(health.status).toBe('alive');
    expect(health.links).toHaveLength(2);
    expect(one.link.nodes()[0]?.nodeId).toBe(health.nodeId);
    node.child.kill('SIGTERM');
    expect(await node.exited).toEqual([0, null]);
  });

  test('links again when the server was restarted, and is known by the same id after its own restart', async () => {
    const before = await aServer();
    const settings = { SERVER_URL: `http://127.0.0.1:${before.port}`, LINK_SECRET: secret };
    const node = aNode(settings);
    await before.link.whenLinked();
    const nodeId = before.link.nodes()[0]?.nodeId;
    before.close();
    await node.printed('link to the server lost');
    const after = await aServer(before.port);
    await after.link.whenLinked();
    node.child.kill('SIGKILL');
    await node.exited;
    const again = aNode(settings);
    await again.printed('linked to the server');
    expect(after.link.nodes().map((linked) => linked.nodeId)).toEqual([nodeId]);
  });

  test('takes the secret the server keeps in the data folder, also when that appears later', async () => {
    const server = await aServer();
    const node = aNode({ SERVER_URL: `http://127.0.0.1:${server.port}` });
    expect((await node.health()).links).toEqual([]);
    writeFileSync(join(folder, 'link-secret'), `${secret}\n`);
    await server.link.whenLinked();
  });

  test('a wrong secret is told on the health page and in the log, without the secret', async () => {
    const server = await aServer();
    const wrong = 'quite another link secret, also long enough';
    const node = aNode({ SERVER_URL: `http://127.0.0.1:${server.port}`, LINK_SECRET: wrong });
    await node.printed('give both the same LINK_SECRET');
    const [link] = (await node.health()).links;
    expect(link).toMatchObject({ state: 'refused', sentence: expect.stringContaining('LINK_SECRET') });
    expect(node.lines.join('')).not.toContain(wrong);
    expect(server.link.nodes()).toEqual([]);
  });

  test('a server that does not know the secret itself is not trusted', async () => {
    const http = createServer();
    const sockets = new Server(http);
    sockets.of('/telephony').on('connection', (socket) => {
      socket.on('hello', (_hello, answer) => answer({ ok: true, proof: '0'.repeat(64) }));
      socket.emit('challenge', { nonce: 'A'.repeat(43) });
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    servers.push({ close: () => (http.closeAllConnections(), http.close()) });
    const address = http.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const node = aNode({ SERVER_URL: `http://127.0.0.1:${port}`, LINK_SECRET: secret });
    await node.printed('give both the same LINK_SECRET');
    expect(node.lines.join('')).not.toContain('linked to the server');
  });

  test('a port in use and a wrong variable end it with a sentence and a code of its own', async () => {
    const server = await aServer();
    const inUse = aNode({ TELEPHONY_PORT: String(server.port), LINK_SECRET: secret });
    expect(await inUse.exited).toEqual([78, null]);
    await inUse.printed(`Port ${server.port} on 127.0.0.1 is already in use`);
    const wrong = aNode({ RTP_PORTS: 'many' });
    expect(await wrong.exited).toEqual([78, null]);
    await wrong.printed('RTP_PORTS must be a range');
  });
});
