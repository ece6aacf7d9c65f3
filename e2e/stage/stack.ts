import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Somebody who can sign in to the demonstration, as `npm start` prints it. */
export interface DemoAccount {
  readonly organisation: string;
  readonly role: string;
  readonly userName: string;
  readonly password: string;
}

/** The whole house as `npm start` runs it, with demo data in a folder of its own. */
export interface Stack {
  /** Address of the server, without a trailing slash. */
  readonly url: string;
  readonly telephonyUrl: string;
  readonly dataDir: string;
  readonly accounts: readonly DemoAccount[];
  /** Ends every process as Ctrl-C would and removes the data. */
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
const readyWithinMs = 90_000;

/**
 * Starts the stack on free loopback ports and waits until it serves.
 * @throws with the last lines of its log when it ends early or is not ready in time.
 */
export async function startStack(environment: Readonly<Record<string, string>> = {}): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-stack-'));
  const [port, telephonyPort, sipPort] = await freePorts(3);
  const launcher = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      TELEPHONY_PORT: String(telephonyPort),
      SIP_PORT: String(sipPort),
      DATA_DIR: dataDir,
      SEED: 'demo',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = keepLog(launcher);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(launcher);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(url, launcher, log);
  } catch (cause) {
    await stop();
    throw new Error(`The stack did not come up:\n${log().split('\n').slice(-60).join('\n')}`, { cause });
  }
  return { url, telephonyUrl: `http://127.0.0.1:${telephonyPort}`, dataDir, accounts: accountsIn(log()), stop };
}

/** Serving, and everything said that a person is told at the start. */
async function untilReady(url: string, launcher: ChildProcess, log: () => string): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline) {
    if (launcher.exitCode !== null) throw new Error(`The launcher ended with code ${launcher.exitCode}.`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok && log().includes('Stop it with Ctrl-C.')) return;
    await pause(100);
  }
  throw new Error(`It was not ready within ${readyWithinMs / 1000} s.`);
}

/** Reads the table of demo accounts from what the launcher prints: four columns, parted by three spaces or more. */
export function accountsIn(log: string): DemoAccount[] {
  const [, table = ''] = log.split(/^Demo accounts .*$/m);
  const [rows = ''] = table.trimStart().split('\n\n');
  return rows.split('\n').flatMap((row) => {
    const [organisation, role, userName, password] = row.trim().split(/ {3,}/);
    return organisation && role && userName && password ? [{ organisation, role, userName, password }] : [];
  });
}

async function end(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return;
  const ended = once(launcher, 'exit');
  launcher.kill('SIGINT');
  await ended;
}

/** All it says until it is ready, and little after: a long run must not fill the memory. */
function keepLog(launcher: ChildProcess): () => string {
  let text = '';
  const keep = (more: string) => {
    if (text.length < 1_000_000) text += more;
  };
  launcher.stdout?.setEncoding('utf8').on('data', keep);
  launcher.stderr?.setEncoding('utf8').on('data', keep);
  return () => text;
}

/** Ports that are free now, held open together so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer());
  await Promise.all(
    probes.map(async (probe) => {
      probe.listen(0, '127.0.0.1');
      await once(probe, 'listening');
    }),
  );
  const ports = probes.map((probe) => {
    const address = probe.address();
    return typeof address === 'object' && address ? address.port : 0;
  });
  for (const probe of probes) probe.close();
  return ports;
}
