import type { Channel } from '../contacts/contact.ts';
import type { Interval } from './interval.ts';
import type { Timelines } from './timelines.ts';

/** What is counted: everything, or of one queue, one channel, one agent. */
export interface Scope {
  readonly queueId?: string;
  readonly channel?: Channel;
  readonly userId?: string;
}

/**
 * A figure in the parts it is made of, so that figures of neighbouring intervals can be put together: a share or a mean
 * is `part` ÷ `whole`, a plain count has no whole.
 */
export interface Figure {
  readonly part: number;
  readonly whole: number | null;
}

/** A measure as screens and reports print it: the number never stands without its formula (semantics 24). */
export interface Measure {
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  /** What counts, what does not, and when. */
  readonly counts: string;
  /** Whose figure it is; an agent's time belongs to no queue. */
  readonly of: 'queues' | 'agents';
  readonly unit: 'contacts' | 'share' | 'milliseconds';
  /** Rises when the formula changes; a stored figure says which it was made with. */
  readonly version: number;
  /** How two neighbouring intervals come to one. */
  readonly joins: 'sum' | 'largest';
  readonly take: (timelines: Timelines, interval: Interval, scope: Scope) => Figure;
}

export const count = (part: number): Figure => ({ part, whole: null });
export const quotient = (part: number, whole: number): Figure => ({ part, whole });

/** The number to show; null where there is nothing to divide by: no contact is neither 0 % nor 100 %. */
export function valueOf({ part, whole }: Figure): number | null {
  if (whole === null) return part;
  return whole === 0 ? null : part / whole;
}

/** The figure of two neighbouring intervals together. */
export function joined({ joins }: Pick<Measure, 'joins'>, one: Figure, other: Figure): Figure {
  if (joins === 'largest') return count(Math.max(one.part, other.part));
  return { part: one.part + other.part, whole: one.whole === null ? null : one.whole + (other.whole ?? 0) };
}

export const sumOf = <Item>(items: readonly Item[], amount: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + amount(item), 0);
