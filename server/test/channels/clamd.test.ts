import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClamdScanner, ScannerUnavailable } from '../../src/channels/gateways/clamd.ts';
import { clamdIsThere, eicar, type RunningClamd, startClamd } from './stage/clamd.ts';

async function* inChunks(content: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

describe.skipIf(!clamdIsThere)(`the scanner${clamdIsThere ? '' : ' [peer:clamd]'}`, () => {
  let clamd: RunningClamd;
  let scanner: ClamdScanner;
  beforeAll(async () => {
    clamd = await startClamd();
    scanner = new ClamdScanner(clamd);
  });
  afterAll(() => clamd?.stop());

  test('tells clean from infected, in whatever pieces a file comes', async () => {
    expect(await scanner.isThere()).toBe(true);
    expect(await scanner.scan(inChunks(Buffer.from('Dear council, the lamp is out')))).toBe('clean');
    expect(await scanner.scan(inChunks(eicar))).toBe('infected');
    expect(await scanner.scan(inChunks(eicar, 1_000))).toBe('infected');
    expect(await scanner.scan(inChunks(Buffer.alloc(0)))).toBe('clean');
  });

  test('a file larger than it takes is not called clean', async () => {
    // It says so and hangs up; when its line is cut before its words arrive, the file is asked about again later.
    const verdict = await scanner.scan(inChunks(Buffer.alloc(3 * 1024 * 1024), 64 * 1024)).catch((failure: unknown) => {
      if (failure instanceof ScannerUnavailable) return 'unavailable';
      throw failure;
    });
    expect(['unscannable', 'unavailable']).toContain(verdict);
  });

  test('several files at once get each their own answer', async () => {
    const asked = Array.from({ length: 8 }, (_, index) =>
      scanner.scan(inChunks(index % 2 ? eicar : Buffer.from('hello'))),
    );
    expect(await Promise.all(asked)).toEqual(
      Array.from({ length: 8 }, (_, index) => (index % 2 ? 'infected' : 'clean')),
    );
  });
});

describe('a scanner that fails', () => {
  const open: Socket[] = [];
  let peer: Server;
  let port: number;
  let answer: string | null;
  beforeAll(async () => {
    peer = createServer((socket) => {
      open.push(socket);
      socket.on('error', () => {});
      if (answer === null) socket.destroy();
      else socket.end(answer);
    });
    await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done));
    const address = peer.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => {
    for (const socket of open) socket.destroy();
    peer.close();
  });

  test.each([
    ['hangs up', null],
    ['says nothing', ''],
    ['fails', 'stream: Can not open file ERROR\0'],
    ['says more than it should', 'stream: OK\0stream: Eicar FOUND\0'],
  ])('and %s leaves the file unjudged', async (_how, says) => {
    answer = says;
    const scanner = new ClamdScanner({ host: '127.0.0.1', port });
    await expect(scanner.scan(inChunks(Buffer.from('anything')))).rejects.toThrow(ScannerUnavailable);
    expect(await scanner.isThere()).toBe(false);
  });

  test('and is not there at all leaves the file unjudged', async () => {
    const gone = createServer();
    await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
    const address = gone.address();
    await new Promise((done) => gone.close(done));
    const scanner = new ClamdScanner({
      host: '127.0.0.1',
      port: typeof address === 'object' && address ? address.port : 1,
    });
    await expect(scanner.scan(inChunks(Buffer.from('anything')))).rejects.toThrow(ScannerUnavailable);
    expect(await scanner.isThere()).toBe(false);
  });
});
