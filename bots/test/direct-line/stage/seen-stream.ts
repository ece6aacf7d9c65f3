import { WebSocket } from 'ws';
import type { SeenActivity } from './chat-house.ts';

/** A citizen's page as the tests need it: what came over one stream, in order. */
export class SeenStream {
  readonly activities: SeenActivity[] = [];
  readonly socket: WebSocket;
  emptyFrames = 0;
  watermark = '';
  #changed: () => void = () => {};

  constructor(streamUrl: string, origin?: string) {
    this.socket = new WebSocket(streamUrl, origin === undefined ? {} : { origin });
    // A line that is cut also ends in 'close'.
    this.socket.on('error', () => {});
    this.socket.on('message', (data: Buffer) => this.#hear(data.toString('utf8')));
  }

  /** The code the server closed with, or -1 when the wire was cut. */
  get closed(): Promise<number> {
    return new Promise((done) => this.socket.once('close', done));
  }

  /** The HTTP status that the upgrade was refused with. */
  refused(): Promise<number> {
    return new Promise((done) => {
      this.socket.on('unexpected-response', (_request, response) => {
        response.resume();
        done(response.statusCode ?? 0);
      });
    });
  }

  /** Words in the order they came. */
  get texts(): string[] {
    return this.activities.flatMap(({ type, text }) => (type === 'message' && text !== undefined ? [text] : []));
  }

  /** Values of the events of one name, in order. */
  events(name: string): Record<string, unknown>[] {
    return this.activities.flatMap((one) => (one.name === name && one.value ? [one.value] : []));
  }

  /** Resolves as soon as it is true of what came so far. */
  async until(isSo: (seen: SeenStream) => boolean): Promise<void> {
    while (!isSo(this)) {
      await new Promise<void>((done) => {
        this.#changed = done;
      });
    }
  }

  #hear(text: string): void {
    if (text === '') this.emptyFrames += 1;
    else {
      const set = JSON.parse(text) as { activities: SeenActivity[]; watermark: string };
      this.activities.push(...set.activities);
      this.watermark = set.watermark;
    }
    this.#changed();
  }
}
