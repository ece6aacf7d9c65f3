import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FaultyLine } from './faulty-line.ts';

let line: FaultyLine;
const heard: Buffer[] = [];
const sockets: Socket[] = [];
const server = createServer((socket) => {
  sockets.push(socket);
  socket.on('data', (piece) => heard.push(piece)).on('error', () => undefined);
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  line = await FaultyLine.to(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await line.close();
});

const said = (): string => Buffer.concat(heard).toString();

/** `once` would take the reset itself for a failure. */
function closed(socket: Socket): Promise<void> {
  return new Promise((done) => (socket.destroyed ? done() : socket.on('close', () => done())));
}

/** Rings and does not wait whether anybody answers. */
const ring = (): Socket => connect(Number(new URL(line.url).port), '127.0.0.1').on('error', () => undefined);

async function call(): Promise<Socket> {
  const socket = ring();
  await once(socket, 'connect');
  return socket;
}

it('a silence holds words back, half a word if it comes in the middle, and gives them out when it ends', async () => {
  const caller = await call();
  caller.write('before|');
  await expect.poll(said).toBe('before|');
  await line.break({ kind: 'silence', midFrame: true });
  const second = await call();
  second.write('never-heard-yet|');
  caller.write('abcdef|!');
  await expect.poll(said).toBe('before|abcd');
  await line.mend();
  await expect.poll(said).toContain('ef|!');
  await expect.poll(said).toContain('never-heard-yet|');
});

it('a reset tears what stands, and nobody gets through until it is mended', async () => {
  const caller = await call();
  const torn = closed(caller);
  await line.break({ kind: 'reset', midFrame: false });
  await torn;
  await closed(ring());
  await line.mend();
  const again = await call();
  again.write('again|');
  await expect.poll(said).toContain('again|');
});
