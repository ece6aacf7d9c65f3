import type { CommittedStream } from '../database/index.ts';

/** Called with streams that have grown, or may have: whoever is woken reads the log. */
export type OnWake = (streams: readonly CommittedStream[]) => void;

/**
 * Tells a node that streams have grown elsewhere. It may be late, repeat itself or fall silent: several stand side by
 * side, and only the log says what happened.
 */
export interface Wake {
  start(onWake: OnWake): Promise<void>;
  /** Tells the other nodes. */
  announce(streams: readonly CommittedStream[]): void;
  stop(): Promise<void>;
}
