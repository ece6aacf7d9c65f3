import type { Line } from './line.ts';

/** One order over all lines: band, link priority, score, age, id (docs/guides/routing.md). */
function comesBefore(one: Line, other: Line): boolean {
  const a = one.head.facts;
  const b = other.head.facts;
  const order =
    a.band - b.band || one.priority - other.priority || other.score - one.score || a.firstQueuedAt - b.firstQueuedAt;
  return order < 0 || (order === 0 && a.id < b.id);
}

/**
 * The lines of one decision, the one with the most urgent pair first. A line's key can only get worse while agents fill
 * up, so what stands first is looked at once more and, if it is worse by now, sinks.
 */
export class Agenda {
  readonly #lines: Line[] = [];

  get first(): Line | undefined {
    return this.#lines[0];
  }

  /** Puts a line in its place, whether it is on the agenda or not. */
  put(line: Line): void {
    if (line.agendaIndex === -1) {
      line.agendaIndex = this.#lines.length;
      this.#lines.push(line);
    }
    this.#rise(line);
    this.#sink(line);
  }

  remove(line: Line): void {
    const last = this.#lines.pop()!;
    const index = line.agendaIndex;
    line.agendaIndex = -1;
    if (last === line) return;
    last.agendaIndex = index;
    this.#lines[index] = last;
    this.#rise(last);
    this.#sink(last);
  }

  clear(): void {
    for (const line of this.#lines) line.agendaIndex = -1;
    this.#lines.length = 0;
  }

  #rise(line: Line): void {
    const lines = this.#lines;
    let index = line.agendaIndex;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!comesBefore(line, lines[parent]!)) break;
      this.#seat(lines[parent]!, index);
      index = parent;
    }
    this.#seat(line, index);
  }

  #sink(line: Line): void {
    const lines = this.#lines;
    let index = line.agendaIndex;
    for (let child = index * 2 + 1; child < lines.length; child = index * 2 + 1) {
      if (child + 1 < lines.length && comesBefore(lines[child + 1]!, lines[child]!)) child += 1;
      if (!comesBefore(lines[child]!, line)) break;
      this.#seat(lines[child]!, index);
      index = child;
    }
    this.#seat(line, index);
  }

  #seat(line: Line, index: number): void {
    this.#lines[index] = line;
    line.agendaIndex = index;
  }
}
