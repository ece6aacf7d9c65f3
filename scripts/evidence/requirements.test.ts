import { expect, it } from 'vitest';
import { claimsOf } from './requirements.mjs';

const claims = (source: string) => claimsOf(source).map(({ id, extent, words }) => [id, extent, words]);

// The sources below are put together, so that this file claims no requirement itself.
const declare = { it: 'it', test: 'test', describe: 'describe' };

it('reads the requirement, its extent and the sentence from a title', () => {
  expect(claims(`${declare.it}('[Q-07] locks the account')`)).toEqual([['Q-07', '', 'locks the account']]);
  expect(claims(`${declare.test}("[B-06 part] keeps the reason", () => {})`)).toEqual([
    ['B-06', 'part', 'keeps the reason'],
  ]);
  expect(claims(`${declare.describe}('[T-06 proxy] a reader', () => {})`)).toEqual([['T-06', 'proxy', 'a reader']]);
});

it('reads several requirements from one title', () => {
  const both = [
    ['R-06', '', 'has no gap'],
    ['S-03', 'part', 'has no gap'],
  ];
  expect(claims(`${declare.it}('[R-06] [S-03 part] has no gap', () => {})`)).toEqual(both);
  expect(claims(`${declare.it}('[R-06, S-03 part] has no gap', () => {})`)).toEqual(both);
});

it('finds titles behind tables, conditions and line breaks', () => {
  expect(claims(`${declare.it}.each([[1], [2]])('[S-03] numbers %i', () => {})`)).toHaveLength(1);
  expect(claims(`${declare.describe}.skipIf(!(await isThere()))(\n  '[S-03] on both',\n  () => {})`)).toHaveLength(1);
});

it('leaves titles without a requirement alone', () => {
  expect(claims(`${declare.it}('is quick', () => {}); const note = '[Q-07] elsewhere';`)).toEqual([]);
});
