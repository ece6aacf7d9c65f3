import { policySchema } from '@switchboard/shared/identity';
import { describe, expect, it } from 'vitest';
import { brokenRules, isCommon, longestCommonRun } from './password-rules.ts';

const { password: policy } = policySchema.parse({});
const ann = { userName: 'ann.operator@eastmere.example' };
const judge = (password: string, more: Partial<typeof policy> = {}, before?: string) =>
  brokenRules(password, { ...policy, ...more }, { ...ann, ...(before !== undefined && { before }) });

describe('a new password', () => {
  it('[Q-06 part] has at least twelve characters, counted as people count them', () => {
    expect(judge('Harbour-427')).toEqual(['tooShort']);
    expect(judge('Harbour-4271')).toEqual([]);
    expect(judge('🦊🦉🐝-fern-7 ab')).toEqual([]);
  });

  it('[Q-06 part] is no longer than the policy says', () => {
    expect(judge('Harbour ferry lantern '.repeat(6), { maximumLength: 64 })).toEqual(['tooLong']);
  });

  it('[Q-06 part] is drawn from as many categories as the policy asks for', () => {
    expect(judge('harbour ferry lantern', { categories: 3 })).toEqual(['tooFewCategories']);
    expect(judge('Harbour ferry lantern', { categories: 3 })).toEqual([]);
    expect(judge('Härbour7ferrylantern', { categories: 4 })).toEqual(['tooFewCategories']);
  });

  it('[Q-06 part] carries no long run over from the one before', () => {
    expect(judge('Harbour-4272', { longestCarriedOver: 6 }, 'Harbour-4271')).toEqual(['carriedOver']);
    expect(judge('Harbour-4272', { longestCarriedOver: 0 }, 'Harbour-4271')).toEqual([]);
    expect(longestCommonRun('abcdef', 'xxcdexx')).toBe(3);
    expect(longestCommonRun('', 'abc')).toBe(0);
  });

  it('does not hold the user name', () => {
    expect(judge('my-ann.operator-2')).toEqual(['holdsUserName']);
  });

  it.each([
    'password1234',
    'Password2026!',
    'P@ssw0rd!!!!!',
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabc',
    '123456789012',
    '098765432109',
    'qwertyuiop12',
    'abcdefghijkl',
    'lkjihgfedcba',
    'Liverpool1234',
    'police-police',
    '!!!!!!!!!!!!!!',
    'Welcome2026!!',
    'correcthorsebatterystaple',
  ])('is not one that attackers try first: %s', (password) => {
    expect(isCommon(password)).toBe(true);
  });

  it.each([
    'Lantern-Harbour-42',
    'granite ferry seven',
    'tR7#kfq2Lm9x',
    'Müllabfuhr am Dienstag',
    'Приветствую-вас-7',
    '密码保护着每个人的家门和窗',
    'x7316926498235',
  ])('may be %s', (password) => {
    expect(judge(password)).toEqual([]);
  });
});
