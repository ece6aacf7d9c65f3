import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const stage = fileURLToPath(new URL('../../server/test/sockets/stage/stage-process.ts', import.meta.url));

/** A real server in a process of its own: the two packages meet on the wire only. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  #lastId = 0;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(database: string, port = '0'): Promise<ServerProcess> {
    const child = fork(stage, [database, port], { execArgv: [], stdio: 'inherit' });
    return new ServerProcess(child, (await answerTo(child, 0)) as string);
  }

  get port(): string {
    return new URL(this.url).port;
  }

  async tell(deed: string, ...given: unknown[]): Promise<unknown> {
    const id = ++this.#lastId;
    const answered = answerTo(this.#child, id);
    this.#child.send({ id, deed, given });
    return answered;
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }
}

function answerTo(child: ChildProcess, id: number): Promise<unknown> {
  return new Promise((resolve) => {
    const listen = (message: { id: number; value: unknown }) => {
      if (message.id !== id) return;
      child.off('message', listen);
      resolve(message.value);
    };
    child.on('message', listen);
  });
}
