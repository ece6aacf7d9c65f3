import type { CommittedStream } from '../events/event-writer.ts';

type Listener = (streams: readonly CommittedStream[]) => void;

/** Tells everyone on this node that a stream has grown. A listener that fails harms neither the commit nor the others. */
export class CommitListeners {
  readonly #listeners = new Set<Listener>();

  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(streams: readonly CommittedStream[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(streams);
      } catch (failure) {
        setImmediate(() => {
          throw failure;
        });
      }
    }
  }
}
