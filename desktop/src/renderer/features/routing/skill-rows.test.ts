import { type SkillExpression, skillExpressionSchema } from '@switchboard/shared/routing-plan';
import { describe, expect, it } from 'vitest';
import { expressionOf, groupOf } from './skill-rows.ts';

const english = { skill: 'english', atLeast: 1 };
const welsh = { skill: 'welsh', atLeast: 4 };
const crime = { skill: 'crime', atLeast: 3 };

describe('a skill expression as rows', () => {
  const asked: readonly (readonly [string, SkillExpression | null])[] = [
    ['nothing', null],
    ['one skill', english],
    ['not one skill', { not: welsh }],
    ['several', { all: [english, { any: [welsh, crime] }] }],
    ['none of several', { not: { any: [english, welsh] } }],
    ['not both', { all: [{ not: { all: [english, welsh] } }, crime] }],
    ['one of one', { any: [english] }],
  ];
  for (const [what, expression] of asked) {
    it(`comes back as it was: ${what}`, () => {
      expect(expressionOf(groupOf(expression))).toEqual(expression);
    });
  }

  it('says “not not” as the thing itself', () => {
    expect(expressionOf(groupOf({ not: { not: english } }))).toEqual(english);
  });

  it('keeps a row that names no skill yet, so that the check can point at it', () => {
    const begun = expressionOf({
      kind: 'group',
      mode: 'all',
      rows: [{ ...english, kind: 'skill', has: true, skill: '' }],
    });
    expect(skillExpressionSchema.safeParse(begun).success).toBe(false);
  });
});
