import {
  type CommandAnswer,
  type CommandMessage,
  commandAnswerSchema,
  liveLimits,
  wireRefusal,
} from '@switchboard/shared/protocol';

/** The connection ended before the answer came: whether the command was carried out is not known here. */
export class CommandUnanswered extends Error {
  override readonly name = 'CommandUnanswered';
  readonly commandId: string;

  constructor(commandId: string) {
    super('The connection ended before the server answered.');
    this.commandId = commandId;
  }
}

interface Waiting {
  readonly message: CommandMessage;
  resolve(answer: CommandAnswer): void;
  reject(failure: CommandUnanswered): void;
}

/** Says a command to the server that is connected now; `answered` is called with whatever comes back. */
export type Say = (message: CommandMessage, answered: (given: unknown) => void) => void;

/** A server that is going down did not carry it out: the next one will be asked. */
const askAgain: ReadonlySet<string> = new Set(['server/draining']);

/**
 * Commands without an answer yet. They keep their ids, so that saying them again after a break is harmless: the
 * server repeats its first answer (design §4).
 */
export class WaitingCommands {
  readonly #waiting = new Map<string, Waiting>();
  #say: Say | null = null;

  give(message: CommandMessage): Promise<CommandAnswer> {
    if (this.#waiting.size >= liveLimits.commandsWaiting) {
      return Promise.resolve({ ok: false, refusal: wireRefusal({ code: 'request/too-many' }, '') });
    }
    return new Promise((resolve, reject) => {
      const waiting = { message, resolve, reject };
      this.#waiting.set(message.commandId, waiting);
      if (this.#say) this.#sayIt(this.#say, waiting);
    });
  }

  /** A server is there: everything unanswered is said again, in the order in which it was given. */
  connected(say: Say): void {
    this.#say = say;
    for (const waiting of this.#waiting.values()) this.#sayIt(say, waiting);
  }

  disconnected(): void {
    this.#say = null;
  }

  /** Nobody will be asked any more. */
  giveUp(): void {
    this.#say = null;
    const unanswered = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { message, reject } of unanswered) reject(new CommandUnanswered(message.commandId));
  }

  #sayIt(say: Say, { message, resolve }: Waiting): void {
    say(message, (given) => {
      const answer = commandAnswerSchema.safeParse(given);
      if (!answer.success) return;
      if (!answer.data.ok && askAgain.has(answer.data.refusal.code)) return;
      if (this.#waiting.delete(message.commandId)) resolve(answer.data);
    });
  }
}
