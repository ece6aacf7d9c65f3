import { bandWords, secondsWords } from '../../app/words/plan-words.ts';
import type { ToldDecision } from './read-explanation.ts';

const rules: Readonly<Record<string, string>> = {
  longestIdle: 'whoever had nothing to do for the longest time',
  mostSkilled: 'whoever holds the highest levels of the skills asked for',
  leastLoaded: 'whoever uses the smallest share of her capacity',
  roundRobin: 'whoever was offered something of this queue the longest time ago',
  askedFor: 'the person she asked for',
  lastAgent: 'the person who spoke with her last',
  caseOwner: 'the person who owns her case',
};
export const ruleWords = (rule: string): string => rules[rule] ?? rule;

const reasons: Readonly<Record<string, string>> = {
  area: 'work in another service area',
  link: 'are in no team that may take this queue yet',
  step: 'lack the skills that this step asks for',
  needs: 'lack a skill that was asked for on the way here',
  notReady: 'are not ready',
  deskSilent: 'have a desk that is not heard',
  full: 'have no room',
  cap: 'have as many of this channel as they may',
  reserve: 'have room only for what is more urgent',
  offered: 'are being offered something',
  heldOff: 'declined or missed it a moment ago',
  notWanted: 'are not who is waited for',
};
/** `2 are not ready`; one person `is`. */
export function reasonWords(why: string, count: number): string {
  const words = reasons[why] ?? why;
  if (count !== 1) return `${count} ${words}`;
  return `1 ${words
    .replace(/^are /, 'is ')
    .replace(/^have /, 'has ')
    .replace(/^work /, 'works ')
    .replace(/^lack /, 'lacks ')}`;
}

const ago = (ms: number): string => secondsWords(Math.max(0, Math.round(ms / 1_000)));

/** The clocks, the step, band and points, each as a sentence. */
export function decisionSentences(told: ToldDecision): readonly string[] {
  const { staffed, able, step, score, band, waitedMs, stepMs } = told;
  const sentences: string[] = [];
  if (staffed !== undefined && able !== undefined) {
    sentences.push(
      staffed === 0
        ? 'Nobody who could be considered was signed in.'
        : `${staffed} ${staffed === 1 ? 'person was' : 'people were'} signed in; ${able} could take it.`,
    );
  }
  if (step) {
    const skipped = step.skippedMs > 0 ? `, ${ago(step.skippedMs)} of it skipped because nobody was there` : '';
    sentences.push(`Step ${step.index + 1} of ${step.of}${skipped}.`);
  }
  if (waitedMs !== undefined) {
    const steps =
      stepMs === undefined ? '' : ` The clock of the steps stood at ${ago(stepMs)}; it stands while she is offered.`;
    sentences.push(`She had waited ${ago(waitedMs)} in all.${steps}`);
  }
  if (band !== undefined) sentences.push(`Band ${bandWords(band)}.`);
  if (score) {
    sentences.push(
      `${score.total} points = ${score.base} to begin with + ${score.points} from rules + ${score.perMinute} × minutes waited.`,
    );
  }
  if (told.isGone) sentences.push('She is away from the page: nobody is asked until she is back.');
  return sentences;
}

const moves: Readonly<Record<string, string>> = {
  movedToQueue: 'Moved to another queue',
  overflowed: 'Sent on by an overflow rule',
  raised: 'Raised by a content rule',
  reprioritised: 'Urgency changed',
  assigned: 'Assigned',
  picked: 'Picked by hand',
  relaxed: 'Went on to a later step, nobody was there for the one before',
  repaired: 'Put right by the platform',
};
export const moveWords = (kind: string): string => moves[kind] ?? kind;

const states: Readonly<Record<string, string>> = {
  pending: 'is being offered',
  accepted: 'took it',
  declined: 'declined it',
  expired: 'did not answer',
  withdrawn: 'it was taken back',
};
export const stateOfOffer = (state: string): string => states[state] ?? state;
