import type { Circle, Line } from './line.ts';

/**
 * Where supply meets demand: the pools that have somebody waiting and somebody who can take a contact. Only these are
 * looked at in a decision, however many queues there are.
 */
export class Demand {
  readonly hot: Circle[] = [];

  /** A line has somebody waiting. */
  opened(line: Line): void {
    const { lines } = line.pool;
    line.openIndex = lines.length;
    lines.push(line);
    this.reached(line.pool);
  }

  /** A line has nobody waiting any more. */
  closed(line: Line): void {
    const { lines } = line.pool;
    const last = lines.pop()!;
    if (last !== line) {
      lines[line.openIndex] = last;
      last.openIndex = line.openIndex;
    }
    line.openIndex = -1;
    this.reached(line.pool);
  }

  /** Somebody, or nobody any more, can take contacts of this pool. */
  reached(pool: Circle): void {
    const isHot = pool.able > 0 && pool.lines.length > 0;
    if (isHot === pool.hotIndex >= 0) return;
    if (isHot) {
      pool.hotIndex = this.hot.length;
      this.hot.push(pool);
      return;
    }
    const last = this.hot.pop()!;
    if (last !== pool) {
      this.hot[pool.hotIndex] = last;
      last.hotIndex = pool.hotIndex;
    }
    pool.hotIndex = -1;
  }
}
