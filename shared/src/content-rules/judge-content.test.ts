import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentCondition, ContentRule } from '../routing-plan/content-rule.ts';
import { contentRuleSchema } from '../routing-plan/content-rule.ts';
import { type ContentFacts, longestWords } from './content-facts.ts';
import { judgeContent } from './judge-content.ts';
import { compiledPattern, longestProgram, patternFault } from './pattern.ts';

const now = 1_800_000_000_000;

function facts(some: Partial<ContentFacts> = {}): ContentFacts {
  return {
    words: '',
    answers: [],
    markers: [],
    earlierContacts: [],
    waitingSinceAt: null,
    channel: 'webchat',
    language: 'en-GB',
    queueKey: null,
    ...some,
  };
}

function rule(key: string, when: ContentRule['when'], rest: Partial<ContentRule> = {}): ContentRule {
  return { ...contentRuleSchema.parse({ key, name: key, when, do: { band: 0 } }), ...rest };
}

const judging = { now, acted: new Set<string>(), hasTime: () => true };
const holds = (condition: ContentCondition, some: Partial<ContentFacts>) =>
  judgeContent([rule('r', { any: [condition] })], facts(some), judging).hits.length === 1;

describe('what a citizen wrote', () => {
  const knife = { text: '\\bknife\\b' };

  test.each([
    'he has a knife',
    'HE HAS A KNIFE!!!',
    'he has a “knife”',
    'ｋｎｉｆｅ',
    'a kniiiiife',
    'kni\u200Bfe',
    'a kni\u00ADfe',
    'a…knife…',
    'it is a knífe',
    'he has a\nknife',
  ])('is read in "%s" whatever its typing', (words) => expect(holds(knife, { words })).toBe(true));

  test.each(['a penknife', 'knifes', 'k n i f e', ''])('is not read into "%s"', (words) =>
    expect(holds(knife, { words })).toBe(false),
  );

  test.each(["I can't breathe", 'I can’t breathe', 'i cant breathe', 'I can`t  breathe...'])(
    'an apostrophe neither hides nor makes it: "%s"',
    (words) => {
      expect(holds({ text: 'can’t breathe' }, { words })).toBe(true);
      expect(holds({ text: "can't breathe" }, { words })).toBe(true);
    },
  );

  test('is read over the bounds of messages, and the newest of much', () => {
    expect(holds({ text: 'has a knife' }, { words: 'he has a\nknife' })).toBe(true);
    expect(holds(knife, { words: `${'word '.repeat(longestWords)} he has a knife` })).toBe(true);
  });
});

describe('the other conditions of a rule', () => {
  test('an answer is looked for under its own key', () => {
    const asked = { answer: { key: 'weapon', matches: '^yes' } };
    expect(holds(asked, { answers: [{ key: 'weapon', answer: 'Yes, I think so' }] })).toBe(true);
    expect(holds(asked, { answers: [{ key: 'address', answer: 'Yes' }], words: 'yes' })).toBe(false);
  });

  test('a marker, a channel and a language are compared', () => {
    expect(holds({ marker: 'vulnerable' }, { markers: ['riskToStaff', 'vulnerable'] })).toBe(true);
    expect(holds({ marker: 'vulnerable' }, { markers: [] })).toBe(false);
    expect(holds({ channel: 'sms' }, { channel: 'sms' })).toBe(true);
    expect(holds({ language: 'cy' }, { language: 'cy' })).toBe(true);
    expect(holds({ language: 'en' }, { language: 'en-GB' })).toBe(true);
    expect(holds({ language: 'en-GB' }, { language: 'en' })).toBe(false);
  });

  test('earlier contacts count within their hours only', () => {
    const often = { repeat: { contacts: 2, withinHours: 24 } };
    const hour = 3_600_000;
    expect(holds(often, { earlierContacts: [now - hour, now - 24 * hour] })).toBe(true);
    expect(holds(often, { earlierContacts: [now - hour, now - 24 * hour - 1] })).toBe(false);
  });

  test('waiting counts from the moment it began, and says when to look again', () => {
    const late = rule('late', { all: [{ waitedSeconds: 300 }, { channel: 'webchat' }] });
    const looked = judgeContent([late], facts({ waitingSinceAt: now - 299_000 }), judging);
    expect(looked).toMatchObject({ hits: [], nextLookAt: now + 1_000 });
    expect(holds({ waitedSeconds: 300 }, { waitingSinceAt: now - 300_000 })).toBe(true);
    expect(judgeContent([late], facts(), judging).nextLookAt).toBeNull();
  });

  test('all of them must hold, or any', () => {
    const both = [{ text: 'knife' }, { marker: 'vulnerable' }];
    const some = facts({ words: 'a knife', queueKey: 'general' });
    expect(judgeContent([rule('all', { all: both })], some, judging).hits).toEqual([]);
    expect(judgeContent([rule('any', { any: both })], some, judging).hits).toMatchObject([{ matched: ['text'] }]);
  });

  test('a rule for certain queues says nothing elsewhere, and one that has acted is done', () => {
    const mine = rule('mine', { any: [{ channel: 'webchat' }] }, { queues: ['general'] });
    expect(judgeContent([mine], facts(), judging).hits).toEqual([]);
    expect(judgeContent([mine], facts({ queueKey: 'other' }), judging).hits).toEqual([]);
    const here = facts({ queueKey: 'general' });
    expect(judgeContent([mine], here, judging).hits).toHaveLength(1);
    expect(judgeContent([mine], here, { ...judging, acted: new Set(['mine']) }).hits).toEqual([]);
  });
});

describe('what could not be judged is said', () => {
  test('when the time is over, each rule that is left is named', () => {
    let left = 1;
    const rules = ['a', 'b', 'c'].map((key) => rule(key, { any: [{ channel: 'webchat' }] }));
    const judged = judgeContent(rules, facts(), { ...judging, hasTime: () => left-- > 0 });
    expect(judged.hits.map((hit) => hit.rule.key)).toEqual(['a']);
    expect(judged.unjudged).toEqual([
      { ruleKey: 'b', why: 'outOfTime' },
      { ruleKey: 'c', why: 'outOfTime' },
    ]);
  });

  test('a pattern with a fault, unless the rule holds or fails without it', () => {
    const broken = { text: '(' };
    const judged = (when: ContentRule['when']) => judgeContent([rule('r', when)], facts(), judging);
    expect(judged({ any: [broken] }).unjudged).toEqual([{ ruleKey: 'r', why: 'pattern' }]);
    expect(judged({ any: [broken, { channel: 'webchat' }] }).hits).toHaveLength(1);
    expect(judged({ all: [broken, { channel: 'sms' }] })).toMatchObject({ hits: [], unjudged: [] });
    expect(judged({ all: [broken, { channel: 'webchat' }] }).unjudged).toHaveLength(1);
  });
});

/** Each of these takes a backtracking engine longer than the age of the universe on the text below. */
const hostile = ['(a+)+b', '(a|aa)+b', '(a|a?)+b', '(.*a){12}b', '([a-z]+)*!b', '(\\w+\\s?)*\\?b', 'a*a*a*a*a*a*a*a*b'];

describe('patterns that would choke another engine', () => {
  test.each(hostile)('%s is answered on the longest text there can be', (pattern) => {
    expect(patternFault(pattern)).toBeNull();
    expect(holds({ text: pattern }, { words: 'a'.repeat(longestWords) })).toBe(false);
    expect(holds({ text: pattern }, { words: `${'a'.repeat(longestWords - 40)}!?b aab a!b a?b` })).toBe(true);
  });

  test.each(['(?=a)b', '(?<!a)b', '(a)\\1', '(', 'a**', '[z-a]', '(a{1000}){1000}', '.{1,1000}a', ' ', '.*', 'a?'])(
    '%s is refused with a reason',
    (pattern) => expect(patternFault(pattern)).toMatch(/^(is|cannot|holds)/),
  );

  /** What can be slow has to be large or to look back; no text of 300 letters is let through that does either. */
  test('whatever is written down is refused or bounded: steps of the program times letters of the text', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '*',
      '+',
      '?',
      '|',
      '{1,99}',
      '{9}',
      '[a-z]',
      '.',
      'a',
      '\\w',
      '\\1',
      '(?=',
      '^',
      '$',
    );
    const written = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((some) => some.join('')),
      fc.string({ maxLength: 300 }),
    );
    fc.assert(
      fc.property(written, fc.string({ maxLength: 400 }), (pattern, words) => {
        if (patternFault(pattern) !== null) {
          expect(compiledPattern(pattern)).toBeNull();
          return;
        }
        expect(compiledPattern(pattern)!.programSize()).toBeLessThanOrEqual(longestProgram);
        expect(typeof holds({ text: pattern }, { words })).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
