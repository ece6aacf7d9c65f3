import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../../..');
type Environment = Readonly<Record<string, string>>;
const readyWithinMs = 180_000;

/** One server process on a fixed address and folder, which can be killed outright and started again. */
export class HouseProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly #environment: Environment;
  readonly #program: string;
  #child: ChildProcess | undefined;
  #log = '';

  private constructor(address: { url: string; dataDir: string }, environment: Environment, program: string) {
    this.url = address.url;
    this.dataDir = address.dataDir;
    this.#environment = environment;
    this.#program = program;
  }

  /** `program`: what is run instead of the server itself, from the root of the repository. */
  static async start(dataDir: string, more: Environment = {}, program = 'server/src/main.ts'): Promise<HouseProcess> {
    const port = more['PORT'] ?? (await freePort());
    const environment = {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      TELEPHONY: 'off',
      SEED: 'demo',
      LOG_LEVEL: 'warn',
      ...more,
    };
    const house = new HouseProcess({ url: `http://127.0.0.1:${port}`, dataDir }, environment, program);
    await house.start();
    return house;
  }

  /** The process id, to measure what it costs. */
  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('The server was not started');
    return this.#child.pid;
  }

  get databaseFile(): string {
    return join(this.dataDir, 'switchboard.db');
  }

  /** The last it said, for a report of what went wrong. */
  get log(): string {
    return this.#log.slice(-4_000);
  }

  /** Begins the process and returns at once; `untilReady` waits. */
  spawn(): void {
    const child = spawn(process.execPath, [join(root, this.#program)], {
      cwd: root,
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (more: string) => {
      this.#log = `${this.#log}${more}`.slice(-20_000);
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    this.#child = child;
  }

  async start(): Promise<void> {
    this.spawn();
    await this.untilReady();
  }

  async untilReady(): Promise<void> {
    const deadline = performance.now() + readyWithinMs;
    while (performance.now() < deadline) {
      if (this.#child?.exitCode !== null) throw new Error(`The server ended:\n${this.log}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(30);
    }
    throw new Error(`The server was not ready in time:\n${this.log}`);
  }

  /** Ends it as a power cut ends a process: without a word. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** When it has ended, by whosever hand. */
  async ended(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** Stands still, as a machine does that swaps or is paused, until it is thawed. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** A loopback port that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const trial = createServer().once('error', fail);
    trial.listen(0, '127.0.0.1', () => {
      const address = trial.address();
      trial.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
