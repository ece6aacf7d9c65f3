import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { CommittedStream } from '../database/index.ts';
import type { OnWake, Wake } from './wake.ts';

const channel = 'switchboard:streams-grew';
const longestWaitMs = 2_000;

const wakeMessageSchema = z.object({
  node: z.string(),
  streams: z.array(z.object({ organisationId: z.string(), seq: z.int() })),
});

export interface RedisWakeNeeds {
  readonly url: string;
  /** Called once when Redis is lost and once when it is back. */
  readonly stateChanged: (isWorking: boolean) => void;
}

/**
 * Wakes the other nodes through Redis, for speed only: nothing is kept there, and without it the polling finds the
 * same facts a little later. It tries for ever to come back, and never holds anything up.
 */
export class RedisWake implements Wake {
  readonly #node = randomUUID();
  readonly #needs: RedisWakeNeeds;
  readonly #speaking: Redis;
  readonly #listening: Redis;
  #isWorking = false;

  constructor(needs: RedisWakeNeeds) {
    this.#needs = needs;
    const options = {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: longestWaitMs,
      retryStrategy: (attempt: number) => Math.min(attempt * 100, longestWaitMs),
    };
    this.#speaking = new Redis(needs.url, options);
    this.#listening = new Redis(needs.url, { ...options, autoResubscribe: false });
  }

  /** Whether messages go through just now, both ways. */
  get isWorking(): boolean {
    return this.#isWorking;
  }

  async start(onWake: OnWake): Promise<void> {
    this.#listening.on('message', (_channel: string, text: string) => this.#heard(text, onWake));
    this.#listening.on('ready', () => {
      this.#listening.subscribe(channel).then(
        () => this.#judge(),
        () => this.#judge(false),
      );
    });
    this.#speaking.on('ready', () => this.#judge());
    for (const redis of [this.#speaking, this.#listening]) {
      redis.on('close', () => this.#judge(false));
      // Without a listener the process would end; what it means is told by 'close'.
      redis.on('error', () => {});
      redis.connect().catch(() => {});
    }
  }

  announce(streams: readonly CommittedStream[]): void {
    if (!this.#isWorking) return;
    this.#speaking.publish(channel, JSON.stringify({ node: this.#node, streams })).catch(() => this.#judge(false));
  }

  async stop(): Promise<void> {
    this.#speaking.disconnect();
    this.#listening.disconnect();
  }

  #heard(text: string, onWake: OnWake): void {
    const message = wakeMessageSchema.safeParse(parsedJson(text));
    if (message.success && message.data.node !== this.#node) onWake(message.data.streams);
  }

  #judge(mayWork = true): void {
    const isWorking = mayWork && this.#speaking.status === 'ready' && this.#listening.status === 'ready';
    if (isWorking === this.#isWorking) return;
    this.#isWorking = isWorking;
    this.#needs.stateChanged(isWorking);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
