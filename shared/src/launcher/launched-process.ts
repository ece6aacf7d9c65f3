import { type ChildMessage, exitConfiguration, type ReadyMessage } from './child-message.ts';

/** The part of Node's `process` that a launched process needs; handed in, so that shared code stays free of Node. */
export interface ProcessLike {
  readonly stderr: { write(text: string): unknown };
  readonly connected?: boolean | undefined;
  readonly channel?: { unref(): void } | null | undefined;
  send?(message: ChildMessage, sent: () => void): boolean;
  on(event: 'SIGINT' | 'SIGTERM' | 'disconnect', listener: () => void): unknown;
  exit(code: number): never;
}

/** A process that stops in order takes no longer than this; the launcher kills what is still there after 10 s. */
const stopWithinMs = 8_000;

/**
 * Stops this process when it is asked to (SIGINT, SIGTERM) and when its launcher is gone, however that died: the
 * IPC channel closes with it, so nothing is orphaned. Call it first in `main.ts`, also when started without a launcher.
 * `stop` runs once; a stop that fails or takes longer than 8 s ends with exit code 1.
 */
export function stopWithLauncher(process: ProcessLike, stop: () => Promise<void>): void {
  let stopping = false;
  const stopOnce = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs);
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stopOnce);
  process.on('SIGTERM', stopOnce);
  process.on('disconnect', stopOnce);
  process.channel?.unref();
}

/** Tells the launcher that this process serves. Without a launcher nothing happens: log it as well. */
export function announceReady(process: ProcessLike, ready: Omit<ReadyMessage, 'type'>): void {
  if (process.connected) process.send?.({ type: 'ready', ...ready }, () => undefined);
}

/** Ends this process with exit code 78 and tells why: to the launcher, or on standard error when there is none. */
export function refuseToStart(process: ProcessLike, sentences: readonly string[]): void {
  const exit = (): void => process.exit(exitConfiguration);
  if (process.connected && process.send) {
    process.send({ type: 'refused', sentences: [...sentences] }, exit);
    return;
  }
  process.stderr.write(sentences.map((sentence) => `${sentence}\n`).join(''));
  exit();
}
