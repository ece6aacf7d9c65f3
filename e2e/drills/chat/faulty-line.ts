import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LineAnswer, LineFault, LineOrder } from './faulty-line-orders.ts';

/**
 * A line between a client and a server that breaks on demand, in a process of its own: neither end is told. It is the
 * network as the two see it, so it knows nothing of what passes.
 */
export class FaultyLine {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** Opens a line to a server on loopback. */
  static async to(serverUrl: string): Promise<FaultyLine> {
    const child = fork(join(import.meta.dirname, 'faulty-line-process.ts'), [new URL(serverUrl).port]);
    const [opened] = (await once(child, 'message')) as [LineAnswer];
    return new FaultyLine(`http://127.0.0.1:${opened.port}`, child);
  }

  /** `reset`: every connection is torn, new ones too. `silence`: nothing passes, and nobody is told. */
  async break(fault: LineFault): Promise<void> {
    await this.#order({ order: 'break', fault });
  }

  /** What the silence held back passes now, as TCP would send it again; torn connections stay torn. */
  async mend(): Promise<void> {
    await this.#order({ order: 'mend' });
  }

  async close(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  /** Comes back when the line is as ordered: who rings next meets it so. */
  async #order(order: LineOrder): Promise<void> {
    const obeyed = once(this.#child, 'message');
    this.#child.send(order);
    await obeyed;
  }
}
