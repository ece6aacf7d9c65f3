import { describe, expect, test } from 'vitest';
import { type Expectation, expectationSchema } from '../model/expectation.ts';
import type { FlowLanguage } from '../model/local-text.ts';
import { understand, understandKeys } from './understand.ts';

const value = (text: string, kind: Exclude<Expectation['kind'], 'choice'>, language: FlowLanguage = 'en') =>
  understand(text, expectationSchema.parse({ kind }), language)?.value ?? null;

describe('answers', () => {
  test('yes and no in English and Welsh, with politeness and nothing else', () => {
    expect(['Yes please', 'yeah', 'Y', 'ok thanks'].map((text) => value(text, 'yesNo'))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['no thanks', 'Nope.'].map((text) => value(text, 'yesNo'))).toEqual([false, false]);
    expect(['Oes', 'ie, diolch', 'nac oes', 'na'].map((text) => value(text, 'yesNo', 'cy'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(['yes but not today', 'perhaps', 'no problem'].map((text) => value(text, 'yesNo'))).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('postcodes, addresses and numbers are found in a sentence and kept in one form', () => {
    expect(value('it is ex11aa, near the quay', 'postcode')).toBe('EX1 1AA');
    expect(value('write to Cleo.Marsh@mail.example.', 'email')).toBe('cleo.marsh@mail.example');
    expect(value('ring me on 07700 900123 after six', 'phone')).toBe('+447700900123');
    expect(value('nothing of the kind', 'phone')).toBeNull();
    expect(value('about 1,200', 'number')).toBe(1200);
    expect(value('2 or 3', 'number')).toBeNull();
  });

  test('a choice is made by number, label, synonym or a part that fits one option only', () => {
    const label = (en: string) => ({ en });
    const expects = expectationSchema.parse({
      kind: 'choice',
      options: [
        { value: 'bins', label: label('Bins and recycling'), synonyms: ['bin', 'rubbish'] },
        { value: 'tax', label: label('Council tax'), synonyms: ['tax bill'] },
      ],
    });
    const chosen = (text: string) => understand(text, expects, 'en')?.value ?? null;
    expect(['2', 'council TAX', 'my bin was missed', 'rubbish'].map(chosen)).toEqual(['tax', 'tax', 'bins', 'bins']);
    expect(['my bin and my tax bill', '7', 'hello'].map(chosen)).toEqual([null, null, null]);
  });

  test('on a telephone 1 is yes and 2 is no', () => {
    const yesNo = expectationSchema.parse({ kind: 'yesNo' });
    expect(['1#', '2', '3'].map((keys) => understandKeys(keys, yesNo, 'en')?.value ?? null)).toEqual([
      true,
      false,
      null,
    ]);
  });
});
