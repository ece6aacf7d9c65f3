import type { Refusal } from '@switchboard/shared/errors';
import type { Instant } from '@switchboard/shared/kernel';
import {
  type CommandAnswer,
  type CommandMessage,
  commandMessageSchema,
  liveLimits,
  sinceMessageSchema,
  wireRefusal,
} from '@switchboard/shared/protocol';
import { newTraceId } from '../log/index.ts';
import type { LiveConnection } from '../subscriptions/index.ts';
import { type Answer, answerIn } from './live-server.ts';
import { RateLimit } from './rate-limit.ts';

/** A desk that comes back may send everything that waits for an answer at once. */
const wordsRate = { perSecond: 25, burst: liveLimits.commandsWaiting + 50 };
/** Whoever goes on after so many refusals is not a desk. */
const refusedRate = { perSecond: 5, burst: 100 };

export interface ClientWordsNeeds {
  readonly connection: LiveConnection;
  readonly clock: () => Instant;
  carryOut(message: CommandMessage): Promise<CommandAnswer>;
}

/** What one consumer says: checked, limited, and answered by code when it makes no sense. */
export class ClientWords {
  readonly #needs: ClientWordsNeeds;
  readonly #words: RateLimit;
  #refused: RateLimit | undefined;

  constructor(needs: ClientWordsNeeds) {
    this.#needs = needs;
    this.#words = new RateLimit(wordsRate, needs.clock());
  }

  heard(name: string, rest: readonly unknown[]): void {
    const answer = answerIn(rest);
    if (!this.#words.take(this.#needs.clock())) return this.#refuse(answer, { code: 'request/too-many' });
    switch (name) {
      case 'command':
        return this.#command(rest[0], answer);
      case 'since':
        return this.#since(rest[0], answer);
      default:
        return this.#refuse(answer, { code: 'request/not-found' });
    }
  }

  #command(given: unknown, answer: Answer | undefined): void {
    if (sizeOf(given) > liveLimits.commandBytes) return this.#refuse(answer, { code: 'request/too-large' });
    const message = commandMessageSchema.safeParse(given);
    // A command without an acknowledgement could never be known to be done: it is not begun.
    if (!message.success || !answer) return this.#refuse(answer, { code: 'request/malformed' });
    void this.#needs.carryOut(message.data).then(answer);
  }

  #since(given: unknown, answer: Answer | undefined): void {
    const message = sinceMessageSchema.safeParse(given);
    if (!message.success || !answer) return this.#refuse(answer, { code: 'request/malformed' });
    this.#needs.connection.since(message.data, (refusal) => {
      if (refusal) this.#refuse(answer, refusal);
      else answer({ ok: true });
    });
  }

  #refuse(answer: Answer | undefined, refusal: Refusal): void {
    const now = this.#needs.clock();
    this.#refused ??= new RateLimit(refusedRate, now);
    answer?.({ ok: false, refusal: wireRefusal(refusal, newTraceId()) });
    if (!this.#refused.take(now)) this.#needs.connection.end({ code: 'request/too-many' }, null);
  }
}

function sizeOf(given: unknown): number {
  return given === undefined ? 0 : Buffer.byteLength(JSON.stringify(given));
}
