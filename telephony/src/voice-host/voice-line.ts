import type { PortAnswer, PortCall, RouteEffect } from '@switchboard/shared/flows';
import type { CallFact } from '@switchboard/shared/telephony';
import type { PlaySource } from '../media/media-operations.ts';

/** The facts of a call that its voice host knows; everything else about it, the call controller does. */
export type VoiceFact = Extract<
  CallFact,
  {
    kind: 'flowStarted' | 'flowAnswered' | 'digitsEntered' | 'handedToQueue' | 'callbackPromised' | 'voicemailLeft';
  }
>;

/** `failed`: nothing was heard, or only a part, though nobody stopped it. */
export type PlayEnd = 'finished' | 'cutOff' | 'failed';

/** What was said after the tone. Null: nothing was kept, the disk is full perhaps. */
export type Recorded = { readonly recordingId: string; readonly lengthMs: number } | null;

/**
 * The caller's line as the voice host needs it. The call controller implements it on the media process, the journal and
 * the link. No method may throw or reject for what the world does: what did not succeed is a value, since a call has to
 * go on whatever happens. After the line is gone every method answers at once and does nothing.
 */
export interface VoiceLine {
  /**
   * Plays in place of what is heard now; answers when it ended. `repeat`: again and again until something else plays or
   * `stop`. `bargeIn`: the first digit cuts it off at once; the digit is told as news all the same.
   */
  play(source: PlaySource, how: { readonly repeat: boolean; readonly bargeIn: boolean }): Promise<PlayEnd>;

  /** Stops what plays. */
  stop(): void;

  /**
   * Asks the server what a flow wants to know. Null: unavailable (no server, refused, failed). The host itself waits no
   * longer than three seconds.
   */
  ask(call: PortCall): Promise<PortAnswer | null>;

  /**
   * Writes a fact into the journal. False when it could not be kept: then it must not be promised to the caller.
   */
  tell(fact: VoiceFact): Promise<boolean>;

  /**
   * Puts her in line. `waiting`: a server knows, and will tell her place and ring a desk. `unavailable`: no server is
   * linked; the fact stands in the journal, and she stays in line if the host keeps her.
   */
  handOver(route: RouteEffect, queueId: string): Promise<'waiting' | 'unavailable'>;

  /** Puts her through to a number outside. `answered`: she talks there, and the host's part is over. */
  forward(number: string): Promise<'answered' | 'failed'>;

  /**
   * Records what she says until `stopRecording`, the limit, or her hanging up; answers then. Nothing is heard meanwhile.
   */
  record(limits: { readonly longestMs: number }): Promise<Recorded>;

  stopRecording(): void;

  /** Hangs up; what was said last has been played to its end. */
  end(): void;
}

/** What happens on the line and to the caller's place, told to the host in the order in which it happened. */
export type LineNews =
  | { readonly kind: 'digit'; readonly digit: string }
  /** She is gone. */
  | { readonly kind: 'hungUp' }
  /**
   * Where she stands in line. `waitMinutes` is what the server believes, from and to; null where it cannot honestly say,
   * and then no time is told.
   */
  | {
      readonly kind: 'place';
      readonly position: number | null;
      readonly waitMinutes: readonly [from: number, to: number] | null;
    }
  /** Words to be told now: an overflow rule's, a closure declared while she waits. */
  | { readonly kind: 'announcement'; readonly text: string }
  /** A desk has answered: the host falls silent and its part is over. */
  | { readonly kind: 'taken' };
