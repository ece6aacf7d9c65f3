import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';

const testing = join(import.meta.dirname, 'testing');
const started: ChildProcess[] = [];
afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL');
});

/** A launcher as a real process, with real children; the test reads what it prints. */
function aHouse(...children: string[]) {
  const killAfterMs = children.includes('stubborn') ? 300 : 20_000;
  const launcher = spawn(process.execPath, [join(testing, 'house.mjs'), String(killAfterMs), ...children], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  started.push(launcher);
  const lines: string[] = [];
  let wake = () => {};
  for (const stream of [launcher.stdout, launcher.stderr]) {
    if (!stream) throw new Error('no output');
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      wake();
    });
  }
  const ended = new Promise<number | null>((resolve) => launcher.on('exit', (code) => resolve(code)));
  /** The n-th line that matches, as soon as it is printed. */
  async function printed(pattern: RegExp, nth = 1): Promise<string> {
    for (;;) {
      const line = lines.filter((candidate) => pattern.test(candidate))[nth - 1];
      if (line !== undefined) return line;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  const pidOf = async (child: string, nth = 1) =>
    Number(/child=(\d+)/.exec(await printed(new RegExp(`${child} is up`), nth))?.[1]);
  return { launcher, lines, ended, printed, pidOf };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when the process is gone; the test's own limit ends the wait if it never is. */
async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe.skipIf(process.platform === 'win32')('launcher', () => {
  test('a child that crashes is started again', async () => {
    const house = aHouse('steady');
    const first = await house.pidOf('steady');
    await house.printed(/Stop it with Ctrl-C/);
    process.kill(first, 'SIGKILL');
    const second = await house.pidOf('steady', 2);
    expect(second).not.toBe(first);
    expect(await house.printed(/ended \(SIGKILL\); starting it again in 0.02 s/)).toContain('launcher');
    await house.printed(/steady serves again/);
    process.kill(second, 'SIGKILL');
    await house.printed(/starting it again in 0.04 s/);
    await house.printed(/steady serves again/, 2);
  });

  test('Ctrl-C stops every child in order and leaves none behind', async () => {
    const house = aHouse('steady', 'steady');
    const pids = [await house.pidOf('steady'), await house.pidOf('steady', 2)];
    house.launcher.kill('SIGINT');
    expect(await house.ended).toBe(0);
    expect(house.lines.filter((line) => /steady \d+ stopped/.test(line))).toHaveLength(2);
    expect(pids.map(isAlive)).toEqual([false, false]);
  });

  test('a child that does not stop is killed together with the processes it started', async () => {
    const house = aHouse('stubborn');
    const pids = [await house.pidOf('stubborn'), await house.pidOf('grandchild')];
    house.launcher.kill('SIGTERM');
    expect(await house.ended).toBe(0);
    await Promise.all(pids.map(gone));
    expect(house.lines.join('\n')).toContain('stubborn did not stop within 0.3 s and is killed');
  });

  test('children stop by themselves when the launcher is killed outright', async () => {
    const house = aHouse('steady', 'steady');
    const pids = [await house.pidOf('steady'), await house.pidOf('steady', 2)];
    house.launcher.kill('SIGKILL');
    await Promise.all(pids.map(gone));
  });

  test('the launcher stops when the process that started it is gone', async () => {
    const house = aHouse('steady');
    const pid = await house.pidOf('steady');
    house.launcher.disconnect();
    expect(await house.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test('a child that refuses its configuration ends the house with its sentence and a code of its own', async () => {
    const house = aHouse('steady', 'misconfigured');
    expect(await house.ended).toBe(78);
    expect(house.lines).toContain('PORT must be a whole number from 0 to 65535, not "x".');
    expect(house.lines.join('\n')).not.toContain('starting it again');
  });

  test('addresses and demo accounts are shown once the server is ready', async () => {
    const house = aHouse('steady');
    await house.printed(/Stop it with Ctrl-C/);
    const text = house.lines.join('\n');
    expect(text).toMatch(/ready\.\n {2}Desk {3}http:\/\/127\.0\.0\.1:8080\/desk/);
    expect(text).toMatch(/Eastmere Police {3}operator {3}ann {3}demo-word/);
  });

  test('log lines are readable: time, message, facts behind the name of the process', async () => {
    const house = aHouse('steady');
    expect(await house.printed(/steady is up/)).toMatch(/^steady {4}\d\d:\d\d:\d\d {2}steady is up {2}child=\d+$/);
  });
});

describe('npm start', () => {
  const start = (options: string[], environment: Record<string, string>) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '..', 'start.mjs'), ...options], {
      encoding: 'utf8',
      env: { ...process.env, ...environment },
    });

  test('--help lists every setting and starts nothing', () => {
    const { status, stdout } = start(['--help'], {});
    expect(status).toBe(0);
    expect(stdout).toContain('PORT  (default: 8080)');
    expect(stdout).toContain('LINK_SECRET  (default: DATA_DIR/link-secret');
  });

  test('wrong variables end it with one sentence each and a code of its own', () => {
    const { status, stderr } = start([], { PORT: 'x', SEED: 'everything' });
    expect(status).toBe(78);
    expect(stderr.trim().split('\n')).toEqual([
      'PORT must be a whole number from 0 to 65535, not "x".',
      'SEED must be "demo" or "none", not "everything".',
    ]);
  });
});
