import { hours, type Instant, seconds } from '../kernel/index.ts';
import type { ContentCondition, ContentRule } from '../routing-plan/content-rule.ts';
import type { ContentFacts } from './content-facts.ts';
import { compiledPattern } from './pattern.ts';
import { readingsOf } from './readable-text.ts';

/** A rule that holds, and by which of its conditions. Where it matched, never the words: this is kept and logged. */
export interface ContentHit {
  readonly rule: ContentRule;
  readonly matched: readonly string[];
}

/** A rule that could not be judged: nobody may believe that it did not hold. */
export interface Unjudged {
  readonly ruleKey: string;
  readonly why: 'outOfTime' | 'pattern';
}

export interface ContentJudgement {
  readonly hits: readonly ContentHit[];
  readonly unjudged: readonly Unjudged[];
  /** When waiting alone may make a further rule hold; null for never. */
  readonly nextLookAt: Instant | null;
}

export interface Judging {
  readonly now: Instant;
  /** Keys of the rules that have acted on this contact: each acts once. */
  readonly acted: ReadonlySet<string>;
  /** Asked before each rule; once it says no, the rest is left unjudged and said to be. */
  readonly hasTime: () => boolean;
}

/**
 * Which rules of a routing plan hold of a contact now. Pure but for `hasTime`. A pattern costs at most its steps times
 * the letters of the text (pattern.ts, content-facts.ts), so that a rule is never begun and not ended.
 */
export function judgeContent(rules: readonly ContentRule[], facts: ContentFacts, judging: Judging): ContentJudgement {
  const open = rules.filter((rule) => !judging.acted.has(rule.key) && isAbout(rule, facts));
  const read = readerOf(facts);
  const hits: ContentHit[] = [];
  const unjudged: Unjudged[] = [];
  const waiting: ContentRule[] = [];
  for (const rule of open) {
    const held = judging.hasTime() ? judgeRule(rule, { facts, read, now: judging.now }) : 'outOfTime';
    if (held === 'outOfTime' || held === 'pattern') unjudged.push({ ruleKey: rule.key, why: held });
    else if (held.length > 0) hits.push({ rule, matched: held });
    else waiting.push(rule);
  }
  return { hits, unjudged, nextLookAt: nextLook(waiting, facts, judging.now) };
}

/** A rule for certain queues says nothing of a contact that is in none of them. */
function isAbout({ queues }: ContentRule, { queueKey }: ContentFacts): boolean {
  return queues.length === 0 || (queueKey !== null && queues.includes(queueKey));
}

interface Look {
  readonly facts: ContentFacts;
  readonly read: Reader;
  readonly now: Instant;
}

/** Names of the conditions that hold when the rule does; none when it does not. */
function judgeRule({ when }: ContentRule, look: Look): readonly string[] | 'pattern' {
  const isAny = 'any' in when;
  const conditions = isAny ? when.any : when.all;
  const judged = conditions.map((condition) => ({ condition, holds: holds(condition, look) }));
  const holding = judged.filter((one) => one.holds === true).map(({ condition }) => nameOf(condition));
  if (isAny ? holding.length > 0 : holding.length === conditions.length) return [...new Set(holding)];
  const mightHold = isAny || judged.every((one) => one.holds !== false);
  return mightHold && judged.some((one) => one.holds === 'faulty') ? 'pattern' : [];
}

function holds(condition: ContentCondition, { facts, read, now }: Look): boolean | 'faulty' {
  if ('text' in condition) return read.words(condition.text);
  if ('answer' in condition) return read.answer(condition.answer.key, condition.answer.matches);
  if ('marker' in condition) return facts.markers.includes(condition.marker);
  if ('repeat' in condition) {
    const since = now - hours(condition.repeat.withinHours);
    return facts.earlierContacts.filter((at) => at >= since).length >= condition.repeat.contacts;
  }
  if ('waitedSeconds' in condition) {
    return facts.waitingSinceAt !== null && now - facts.waitingSinceAt >= seconds(condition.waitedSeconds);
  }
  if ('channel' in condition) return facts.channel === condition.channel;
  return isLanguage(facts.language, condition.language);
}

/** `en` means `en-GB` as well, and not the other way round. */
function isLanguage(spoken: string, asked: string): boolean {
  const [is, wanted] = [spoken.toLowerCase(), asked.toLowerCase()];
  return is === wanted || is.startsWith(`${wanted}-`);
}

function nameOf(condition: ContentCondition): string {
  if ('answer' in condition) return `answer ${condition.answer.key}`;
  if ('marker' in condition) return `marker ${condition.marker}`;
  return Object.keys(condition)[0]!;
}

interface Reader {
  words(pattern: string): boolean | 'faulty';
  answer(key: string, pattern: string): boolean | 'faulty';
}

/** Texts are made readable when the first rule asks, and once. */
function readerOf({ words, answers }: ContentFacts): Reader {
  const made = new Map<string, readonly string[]>();
  const test = (text: string, pattern: string): boolean | 'faulty' => {
    const compiled = compiledPattern(pattern);
    if (!compiled) return 'faulty';
    const readings = made.get(text) ?? readingsOf(text);
    made.set(text, readings);
    return readings.some((reading) => compiled.test(reading));
  };
  return {
    words: (pattern) => test(words, pattern),
    answer(key, pattern) {
      const told = answers.filter((one) => one.key === key);
      if (told.length === 0) return compiledPattern(pattern) ? false : 'faulty';
      const results = told.map(({ answer }) => test(answer, pattern));
      return results.includes('faulty') ? 'faulty' : results.includes(true);
    },
  };
}

function nextLook(rules: readonly ContentRule[], { waitingSinceAt }: ContentFacts, now: Instant): Instant | null {
  if (waitingSinceAt === null) return null;
  const moments = rules
    .flatMap(({ when }) => ('any' in when ? when.any : when.all))
    .flatMap((one) => ('waitedSeconds' in one ? [waitingSinceAt + seconds(one.waitedSeconds)] : []))
    .filter((at) => at > now);
  return moments.length === 0 ? null : Math.min(...moments);
}
