import { seconds } from '@switchboard/shared/kernel';
import type { BotTurn, BotWork } from '@switchboard/shared/webchat';
import { failedTurn, type TakenTurn, takeTurn } from './take-turn.ts';
import { TurnQueue } from './turn-queue.ts';

export interface BotNeeds {
  readonly work: BotWork;
  readonly log: { warn(facts: object, message: string): void; error(facts: object, message: string): void };
  /** Shorter in tests. */
  readonly limits?: Partial<BotLimits>;
}

export interface BotLimits {
  /** A port that has not answered after so many milliseconds is unavailable. */
  readonly portTimeoutMs: number;
  /** A turn that takes longer is given to a person. */
  readonly turnTimeoutMs: number;
  /** Turns taken at the same time. */
  readonly atOnce: number;
}

const usual: BotLimits = { portTimeoutMs: seconds(3), turnTimeoutMs: seconds(15), atOnce: 16 };

/** Most turns are over before anybody could read that one is under way. */
const writingAfterMs = 500;

/**
 * The bot: takes every turn that is due, one at a time in each contact. What it says is kept with its state in one
 * commit, which is refused when a person has the word or another node was quicker; so it never speaks twice nor over
 * anybody. A turn that fails goes to a person; one that could not be committed is taken again.
 */
export function startBot({ work, log, limits }: BotNeeds): { stop(): Promise<void> } {
  const { atOnce, ...turnLimits } = { ...usual, ...limits };
  const take = (contactId: string) => takeDueTurn(contactId, { work, log, ...turnLimits });
  const failed = (contactId: string, failure: unknown) =>
    log.warn({ contactId, failure: nameOf(failure) }, 'A bot turn could not be kept; it will be taken again');
  const queue = new TurnQueue({ atOnce, take, failed });
  const unsubscribe = work.onTurnDue((contactId) => queue.add(contactId));
  return {
    async stop() {
      unsubscribe();
      await queue.stop();
    },
  };
}

type TurnNeeds = Pick<BotNeeds, 'work' | 'log'> & Omit<BotLimits, 'atOnce'>;

async function takeDueTurn(contactId: string, needs: TurnNeeds): Promise<void> {
  const { work } = needs;
  const turn = await work.readTurn(contactId);
  if (!turn) return;
  // Only a courtesy for turns that take a while: a citizen who is not told that the bot writes loses nothing.
  const writing = setTimeout(() => void work.typing(contactId).catch(() => undefined), writingAfterMs);
  const taken = await takenOrFailed(turn, needs).finally(() => clearTimeout(writing));
  const { owner, throughSeq } = turn;
  await work.commitTurn({ contactId, owner, throughSeq, ...taken });
}

/** The failure is logged without what anybody said: messages of errors may quote it, so only names are kept. */
async function takenOrFailed(
  turn: BotTurn,
  { work, log, portTimeoutMs, turnTimeoutMs }: TurnNeeds,
): Promise<TakenTurn> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TurnTooLong()), turnTimeoutMs);
  try {
    return await Promise.race([takeTurn(turn, work, { portTimeoutMs }), tooLate]);
  } catch (failure) {
    log.error({ contactId: turn.contactId, failure: nameOf(failure) }, 'A bot turn failed; a person takes over');
    return failedTurn(turn);
  } finally {
    clearTimeout(timer);
  }
}

class TurnTooLong extends Error {
  override readonly name = 'TurnTooLong';
}

function nameOf(failure: unknown): string {
  return failure instanceof Error ? failure.name : typeof failure;
}
