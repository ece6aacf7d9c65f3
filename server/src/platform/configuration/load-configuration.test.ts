import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytesOfKey, listenFailure, loadConfiguration } from './index.ts';

const run = promisify(execFile);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-configuration-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function loaded(environment: Record<string, string>) {
  const result = loadConfiguration(environment);
  if (!result.ok) throw new Error(result.refusal.join(' '));
  return result.value;
}

describe('loading the configuration', () => {
  test('the data key and the link secret are made once, for this account only', () => {
    const environment = { DATA_DIR: join(folder, 'new', 'data') };
    const first = loaded(environment);
    const again = loaded(environment);
    expect(again.dataKey.reveal()).toBe(first.dataKey.reveal());
    expect(again.linkSecret.reveal()).toBe(first.linkSecret.reveal());
    expect(first.linkSecret.reveal()).not.toBe(first.dataKey.reveal());
    expect(bytesOfKey(first.dataKey)).toHaveLength(32);
    expect(readdirSync(environment.DATA_DIR).sort()).toEqual(['data-key', 'link-secret']);
    for (const name of ['data-key', 'link-secret']) {
      expect(statSync(join(environment.DATA_DIR, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('processes that start together agree on one key', async () => {
    const script = `
      const { keptSecret } = await import(${JSON.stringify(join(import.meta.dirname, 'kept-secret.ts'))});
      console.log(keptSecret(${JSON.stringify(join(folder, 'key'))}).reveal());`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => run(process.execPath, ['--input-type=module', '--eval', script])),
    );
    expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['key']);
  });

  test('a key from outside is taken and no file is made for it', () => {
    const value = loaded({ DATA_DIR: folder, DATA_KEY: '0f'.repeat(32), LINK_SECRET: 'l'.repeat(40) });
    expect(bytesOfKey(value.dataKey)).toEqual(Buffer.alloc(32, 0x0f));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that cannot be written is refused with one sentence', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(loadConfiguration({ DATA_DIR: join(folder, 'file', 'data') })).toMatchObject({
      ok: false,
      refusal: [expect.stringMatching(/^The folder DATA_DIR .* cannot be written \(ENOTDIR\)/)],
    });
  });

  test('a certificate that cannot be read is refused with one sentence', () => {
    writeFileSync(join(folder, 'key.pem'), '');
    const environment = { DATA_DIR: folder, TLS_CERT: join(folder, 'no.pem'), TLS_KEY: join(folder, 'key.pem') };
    expect(loadConfiguration(environment)).toMatchObject({
      ok: false,
      refusal: [expect.stringMatching(/^The file that TLS_CERT names \(.*no\.pem\) cannot be read/)],
    });
  });

  test('a damaged key file is refused, not replaced', () => {
    writeFileSync(join(folder, 'data-key'), 'short');
    expect(loadConfiguration({ DATA_DIR: folder })).toMatchObject({
      ok: false,
      refusal: [expect.stringContaining('restore it from the backup')],
    });
  });

  test('a port in use and a foreign address are told in one sentence, any other failure is not', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const failure = await new Promise((resolve) => createServer().once('error', resolve).listen(port, '127.0.0.1'));
    const tried = { host: '127.0.0.1', port, variable: 'PORT' };
    expect(listenFailure(failure, tried)).toBe(
      `Port ${port} on 127.0.0.1 is already in use: stop the other program, or set PORT to a free port.`,
    );
    expect(listenFailure(new Error('other'), tried)).toBeUndefined();
    taken.close();
  });
});
