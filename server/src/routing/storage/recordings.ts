import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@switchboard/shared/kernel';
import type { Log } from '../../platform/log/index.ts';

export interface Recording {
  write(line: string): void;
  end(): void;
}

interface Term {
  readonly organisationId: string;
  readonly epoch: number;
  readonly beganAt: Instant;
}

/**
 * Where leaders write down what they were told and what they decided, a file for each term of leadership, for
 * `npm run routing:replay`. Ids, numbers and skills stand in it, nothing that anybody said or is called. A disk that
 * fails ends the recording and never the routing.
 */
export class Recordings {
  readonly #folder: string;
  readonly #log: Pick<Log, 'error'>;
  readonly #closing = new Set<Promise<void>>();

  constructor(folder: string, log: Pick<Log, 'error'>) {
    this.#folder = folder;
    this.#log = log;
  }

  begin({ organisationId, epoch, beganAt }: Term): Recording {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const file = join(this.#folder, `${organisationId}-${beganAt}-${epoch}.jsonl`);
    const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
    let isOpen = true;
    const closed = new Promise<void>((done) => {
      stream.once('close', done);
    });
    this.#closing.add(closed);
    void closed.then(() => this.#closing.delete(closed));
    stream.on('error', (err) => {
      isOpen = false;
      this.#log.error({ err, file }, 'Routing is not recorded any more');
    });
    return {
      write(line) {
        if (isOpen) stream.write(`${line}\n`);
      },
      end() {
        isOpen = false;
        stream.end();
      },
    };
  }

  /** When everything that was ended is on the disk. */
  async settled(): Promise<void> {
    await Promise.all(this.#closing);
  }
}
