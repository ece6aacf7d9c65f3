import type { PasswordPolicy } from '@switchboard/shared/identity';
import { commonWords } from './common-passwords.ts';

/** A rule a new password breaks; the screen has a sentence for each. */
export type BrokenRule =
  | 'tooShort'
  | 'tooLong'
  | 'common'
  | 'holdsUserName'
  | 'tooFewCategories'
  | 'carriedOver'
  | 'usedBefore';

export interface PasswordContext {
  readonly userName: string;
  /** The password before, where the person has just typed it. */
  readonly before?: string;
}

/** The rules a new password breaks, all at once. Reuse is judged apart: it needs the kept hashes. */
export function brokenRules(password: string, policy: PasswordPolicy, context: PasswordContext): BrokenRule[] {
  const length = [...password].length;
  const broken: BrokenRule[] = [];
  if (length < policy.minimumLength) broken.push('tooShort');
  if (length > policy.maximumLength) broken.push('tooLong');
  if (isCommon(password)) broken.push('common');
  if (holdsUserName(password, context.userName)) broken.push('holdsUserName');
  if (categoriesIn(password) < policy.categories) broken.push('tooFewCategories');
  if (context.before !== undefined && isCarriedOver(password, context.before, policy)) broken.push('carriedOver');
  return broken;
}

const categories = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

function categoriesIn(password: string): number {
  return categories.filter((category) => category.test(password)).length;
}

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Is the password, undressed, a word attackers try first, a few signs over and over, or a row of the keyboard? */
export function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (new Set(lower).size < 4) return true;
  const trimmed = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const plain = [lower, trimmed].map((text) => [...text].map((sign) => lookAlikes[sign] ?? sign).join(''));
  const candidates = [lower, trimmed, ...plain].map((text) => repeatedUnit(text.replace(/[^\p{L}\p{Nd}]/gu, '')));
  return candidates.some((text) => commonWords.has(text) || (text.length >= shortestRow && isRow(text)));
}

/** Shorter runs of neighbouring keys happen in good passwords too. */
const shortestRow = 6;

/** `abcabcabc` → `abc`, `aaaa` → `a`; a text that repeats nothing stays as it is. */
function repeatedUnit(text: string): string {
  const unit = /^(.+?)\1+$/.exec(text)?.[1];
  return unit ?? text;
}

const rows = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** A run along the alphabet, the digits or the keyboard, either way round: `1234567890123`, `poiuytrewq`. */
function isRow(text: string): boolean {
  return rows.some((row) => {
    const endless = row.repeat(Math.ceil(text.length / row.length) + 1);
    return endless.includes(text) || [...endless].reverse().join('').includes(text);
  });
}

function holdsUserName(password: string, userName: string): boolean {
  const lower = password.toLowerCase();
  const [local = userName] = userName.split('@');
  return [userName, local].some((name) => name.length >= 4 && lower.includes(name));
}

function isCarriedOver(password: string, before: string, policy: PasswordPolicy): boolean {
  return policy.longestCarriedOver > 0 && longestCommonRun(password, before) > policy.longestCarriedOver;
}

/** Length of the longest run of signs that both texts hold. */
export function longestCommonRun(one: string, other: string): number {
  let longest = 0;
  let row = new Array<number>(other.length + 1).fill(0);
  for (const sign of one) {
    const next = new Array<number>(other.length + 1).fill(0);
    for (let at = 0; at < other.length; at += 1) {
      if (other[at] !== sign) continue;
      next[at + 1] = row[at]! + 1;
      longest = Math.max(longest, next[at + 1]!);
    }
    row = next;
  }
  return longest;
}
