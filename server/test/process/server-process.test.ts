import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { variables } from '@switchboard/shared/configuration';
import { exitConfiguration } from '@switchboard/shared/launcher';
import SqliteConnection from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const main = join(import.meta.dirname, '../../src/main.ts');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the server process', () => {
  test('a port in use ends it with one clear sentence', async () => {
    const taken = await listening();
    const { port } = taken.address() as AddressInfo;
    const { code, stderr } = await endOf(started({ PORT: String(port) }));
    taken.close();
    expect(code).toBe(exitConfiguration);
    expect(stderr).toBe(
      `Port ${port} on 127.0.0.1 is already in use: stop the other program, or set PORT to a free port.\n`,
    );
  });

  test('a folder that cannot be written ends it with one clear sentence', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, stderr } = await endOf(started({ DATA_DIR: join(folder, 'file', 'data') }));
    expect(code).toBe(exitConfiguration);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^The folder DATA_DIR .* cannot be written/);
  });

  test('every wrong variable is named, each in one sentence, and no secret is shown', async () => {
    const secret = 'do-not-show-this';
    const { code, stderr } = await endOf(started({ PORT: 'eighty', LOG_LEVEL: 'loud', DATA_KEY: secret }));
    expect(code).toBe(exitConfiguration);
    expect(stderr).toContain('PORT');
    expect(stderr).toContain('LOG_LEVEL');
    expect(stderr).toContain('DATA_KEY');
    expect(stderr).not.toContain(secret);
  });

  test('a database made by a newer version ends it with one clear sentence', async () => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    const db = new SqliteConnection(join(dataDir, 'switchboard.db'));
    db.exec('CREATE TABLE schema_migration (id TEXT PRIMARY KEY, applied_at INTEGER NOT NULL)');
    db.exec("INSERT INTO schema_migration VALUES ('9999-from-the-future', 0)");
    db.close();
    const { code, stderr } = await endOf(started({ DATA_DIR: dataDir }));
    expect(code).toBe(exitConfiguration);
    expect(stderr).toMatch(/^The database was made by a newer version of Switchboard \(9999-from-the-future\)\. .*\n$/);
  });

  test('a database file that is damaged ends it with one clear sentence', async () => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'switchboard.db'), 'this is not a database, it is a sentence about one'.repeat(100));
    const { code, stderr } = await endOf(started({ DATA_DIR: dataDir }));
    expect(code).toBe(exitConfiguration);
    expect(stderr).toMatch(/^The database file is not a database, or it is damaged: .*\n$/);
  });

  test('a PostgreSQL that is not there ends it with one clear sentence, without the password', async () => {
    const { code, stderr } = await endOf(started({ DATABASE_URL: 'postgres://me:hidden-word@127.0.0.1:1/none' }));
    expect(code).toBe(exitConfiguration);
    expect(stderr).toBe('Nothing answers at DATABASE_URL: start PostgreSQL there, or correct the address.\n');
  });

  test('--help lists every variable and makes nothing', async () => {
    const asked = spawn(process.execPath, [main, '--help'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    asked.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    const [code] = (await once(asked, 'close')) as [number];
    expect(code).toBe(0);
    for (const name of Object.keys(variables)) expect(out).toContain(`\n  ${name}  (default: `);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('serves, answers what is under way when it is told to stop, and leaves nothing running', async () => {
    const process = started({ PORT: '0' });
    const url = await served(process);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true, state: 'serving' });
    const ended = endOf(process);
    process.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});

function started(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: '0',
      TELEPHONY: 'off',
      SEED: 'none',
      DATA_DIR: join(folder, 'data'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function endOf(started: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  let stderr = '';
  started.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  started.stdout!.resume();
  const [code] = (await once(started, 'close')) as [number | null];
  return { code, stderr };
}

async function served(started: ChildProcess): Promise<string> {
  let out = '';
  for await (const text of started.stdout!.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    out += String(text);
    const line = out.split('\n').find((part) => part.includes('"Serving"'));
    if (line) return (JSON.parse(line) as { url: string }).url;
  }
  throw new Error(`The server ended: ${out}`);
}

function listening(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
