import type { AnswerValue, FlowLanguage, VoicePlan } from '@switchboard/shared/flows';
import type { LineNews, VoiceLine } from './voice-line.ts';

export type { LineNews, PlayEnd, Recorded, VoiceFact, VoiceLine } from './voice-line.ts';

/** One call to be answered. */
export interface VoiceCall {
  readonly callId: string;
  readonly plan: VoicePlan;
  /** As it was sent; null when she withheld it. */
  readonly callerNumber: string | null;
  /** Known from an earlier call or her record; null where the plan or she decides. */
  readonly language: FlowLanguage | null;
  /** What is known of whoever rings from this number, by the names flows use: `name`, `postcode`, `phone`. */
  readonly facts: Readonly<Record<string, AnswerValue>>;
  /**
   * `flow`: from the beginning. `waiting`: she has been through it and goes (back) to the line of this queue: an offer was
   * missed, an agent sent her back, or this node was restarted under her.
   */
  readonly from: { readonly stage: 'flow' } | { readonly stage: 'waiting'; readonly queueKey: string };
}

/**
 * How the host's part ended. `taken`: a person has her. `forwarded`: she was put through to a number outside. `promised`:
 * she is rung back and keeps her place. `messageLeft`: her recorded message is kept. `answered`: the flow came to its end,
 * with what it says came of the contact. `hungUp`: she left before any of it. `gaveUp`: nobody could be reached and nothing
 * could be kept; she was told so.
 */
export type VoiceEnd =
  | { readonly how: 'taken' | 'forwarded' | 'promised' | 'messageLeft' | 'hungUp' | 'gaveUp' }
  | { readonly how: 'answered'; readonly outcome: string; readonly reason: string | null };

/** A call under way. */
export interface VoiceRun {
  /** Tells what happened. Never waits and never throws; after the end it does nothing. */
  hear(news: LineNews): void;
  /** Settles once, when the host will do nothing more on the line. It never rejects. */
  readonly over: Promise<VoiceEnd>;
}

/**
 * Runs conversation flows as telephone calls. One host serves all calls of a node:
 *
 *   const run = host.begin({ callId, plan, callerNumber, language: null, facts, from: { stage: 'flow' } }, line);
 *   media.onEvent((event) => event.kind === 'leg.digit' && run.hear({ kind: 'digit', digit: event.digit }));
 *   const end = await run.over;
 *
 * What it promises of every call: the notice first that a machine speaks; `0` (where digits are asked for, `*0`) leads to a
 * person at every moment of the flow; two answers in a row that are none, or silence twice, lead to a person; it is never
 * silent for longer than `longestSilenceMs`; it ends, and says how. A server that is away makes ports unavailable, never
 * the call.
 */
export interface VoiceHost {
  begin(call: VoiceCall, line: VoiceLine): VoiceRun;
  /** Speaks what a plan always says, so that no caller waits for it. Answers when it is done or given up. */
  prepare(plan: VoicePlan): Promise<void>;
}
