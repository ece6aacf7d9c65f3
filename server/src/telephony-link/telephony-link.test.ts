import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Secret } from '@switchboard/shared/configuration';
import {
  type ChallengeMessage,
  type Handshake,
  type HelloAnswer,
  type HelloMessage,
  isProof,
  linkNamespace,
  linkVersions,
  type NodeIdentity,
  newNonce,
  proofOf,
} from '@switchboard/shared/telephony';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeLog } from '../platform/log/index.ts';
import { mountTelephonyLink, type TelephonyLink } from './index.ts';

const secret = 'the link secret that both sides hold';
const nothingTaken = () => Promise.reject(new Error('These tests send no journal'));
const node: NodeIdentity = { nodeId: 'node-a', linkVersion: linkVersions.newest, version: '0.1.0', startedAt: 1_000 };

let http: HttpServer;
let link: TelephonyLink;
let url: string;
const sockets: Socket[] = [];

beforeEach(async () => {
  http = createServer();
  const needs = {
    linkSecret: new Secret(secret),
    clock: () => 5_000,
    log: makeLog('silent'),
    takeJournal: nothingTaken,
  };
  link = mountTelephonyLink({ ...needs, sockets: new Server(http) });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}${linkNamespace}`;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  link.close();
  http.closeAllConnections();
  http.close();
});

/** A peer on the wire that has been challenged. */
async function aPeer() {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
  sockets.push(socket);
  const gone = once(socket as never, 'disconnect');
  const [challenge] = (await once(socket as never, 'challenge')) as [ChallengeMessage];
  const says = (hello: unknown): Promise<HelloAnswer> => socket.emitWithAck('hello', hello);
  return { socket, serverNonce: challenge.nonce, says, gone };
}

async function helloFor(serverNonce: string, as = node, knowing = secret) {
  const handshake: Handshake = { serverNonce, nodeNonce: newNonce(), node: as };
  const hello: HelloMessage = {
    ...as,
    nonce: handshake.nodeNonce,
    proof: await proofOf('node', handshake, knowing),
  };
  return { handshake, hello };
}

describe('telephony link', () => {
  test('a node that knows the secret is linked, and the server proves that it knows it too', async () => {
    const peer = await aPeer();
    const { handshake, hello } = await helloFor(peer.serverNonce);
    const answer = await peer.says(hello);
    if (!answer.ok) throw new Error(answer.sentence);
    expect(await isProof(answer.proof, 'server', handshake, secret)).toBe(true);
    expect(link.nodes()).toEqual([{ ...node, linkedAt: 5_000, heardAt: 5_000 }]);
    expect(await peer.socket.emitWithAck('heartbeat', { sentAt: 1 })).toEqual({ receivedAt: 5_000 });
  });

  test('a wrong secret is refused with a sentence and the connection ends', async () => {
    const peer = await aPeer();
    const { hello } = await helloFor(peer.serverNonce, node, 'some other secret');
    expect(await peer.says(hello)).toMatchObject({ ok: false, code: 'link/wrong-secret' });
    await peer.gone;
    expect(link.nodes()).toEqual([]);
  });

  test('a recorded hello is refused on another connection', async () => {
    const first = await aPeer();
    const { hello } = await helloFor(first.serverNonce);
    expect(await first.says(hello)).toMatchObject({ ok: true });
    const thief = await aPeer();
    expect(await thief.says(hello)).toMatchObject({ ok: false, code: 'link/wrong-secret' });
    await thief.gone;
  });

  test('one connection gets one try', async () => {
    const peer = await aPeer();
    const { hello } = await helloFor(peer.serverNonce, node, 'some other secret');
    const right = await helloFor(peer.serverNonce);
    const [answer, second] = await Promise.allSettled([
      peer.says(hello),
      peer.socket.timeout(5_000).emitWithAck('hello', right.hello),
    ]);
    expect(answer).toMatchObject({ value: { ok: false } });
    expect(second.status).toBe('rejected');
    expect(link.nodes()).toEqual([]);
  });

  test('another version is refused with a sentence', async () => {
    const peer = await aPeer();
    const { hello } = await helloFor(peer.serverNonce, { ...node, linkVersion: linkVersions.newest + 1 });
    expect(await peer.says(hello)).toMatchObject({
      ok: false,
      code: 'link/version-mismatch',
      sentence: expect.stringContaining('update the older one'),
    });
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'hello'],
    ['a proof of another form', { ...node, nonce: newNonce(), proof: 'x' }],
  ])('%s instead of a hello is refused', async (_what, hello) => {
    const peer = await aPeer();
    expect(await peer.says(hello)).toMatchObject({ ok: false, code: 'link/malformed' });
    await peer.gone;
  });

  test('a heartbeat before the hello is not answered, a broken one ends the link', async () => {
    const peer = await aPeer();
    const early = peer.socket.timeout(5_000).emitWithAck('heartbeat', { sentAt: 1 });
    early.catch(() => undefined);
    const { hello } = await helloFor(peer.serverNonce);
    await peer.says(hello);
    peer.socket.emit('heartbeat', { sentAt: 'soon' }, () => undefined);
    await peer.gone;
    await expect(early).rejects.toThrow();
  });

  test('a node that links again replaces its older connection', async () => {
    const older = await aPeer();
    await older.says((await helloFor(older.serverNonce)).hello);
    const newer = await aPeer();
    await newer.says((await helloFor(newer.serverNonce, { ...node, startedAt: 2_000 })).hello);
    await older.gone;
    expect(link.nodes()).toMatchObject([{ nodeId: 'node-a', startedAt: 2_000 }]);
  });

  test('the first readiness can wait for a node', async () => {
    const waiting = link.whenLinked();
    const peer = await aPeer();
    await peer.says((await helloFor(peer.serverNonce)).hello);
    await waiting;
    expect(link.nodes()).toHaveLength(1);
  });
});
