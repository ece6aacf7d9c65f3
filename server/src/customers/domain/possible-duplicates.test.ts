import type { PointKind } from '@switchboard/shared/customers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeFrom, nameLikeness } from './name-likeness.ts';
import { type Comparable, type KnownCustomer, possibleDuplicates } from './possible-duplicates.ts';

const maureen: KnownCustomer = {
  customerId: 'maureen',
  name: 'Maureen Aldridge',
  bornOn: '1955-05-14',
  postcodes: ['EM4 2QT'],
  samePoints: new Set(),
};
const somebody = (about: Partial<Comparable>): Comparable => ({
  name: 'Somebody Else',
  bornOn: null,
  postcodes: [],
  ...about,
});
const reasonsFor = (about: Partial<Comparable>, samePoints: readonly PointKind[] = []) =>
  possibleDuplicates(somebody(about), [{ ...maureen, samePoints: new Set(samePoints) }]).flatMap(
    ({ reasons }) => reasons,
  );

describe('names', () => {
  it.each([
    ['Maureen Aldridge', 'Aldridge, Maureen'],
    ['Maureen Aldridge', 'maureen aldrige'],
    ['Siobhán Ní Dhálaigh', 'Siobhan Ni Dhalaigh'],
    ['Ben O’Neill', 'Ben ONeill'],
    ['M Aldridge', 'Maureen Aldridge'],
    ['Maureen Aldridge', 'Maureen Ann Aldridge'],
  ])('%j and %j may be one', (one, other) => expect(nameLikeness(one, other)).toBeGreaterThanOrEqual(alikeFrom));

  it.each([
    ['Maureen Aldridge', 'Gareth Aldridge'],
    ['Joan Askew', 'Peter Askew'],
    ['Ann Smith', 'Ben Jones'],
    ['', 'Ann Smith'],
  ])('%j and %j are two', (one, other) => expect(nameLikeness(one, other)).toBeLessThan(alikeFrom));

  it('are as alike one way round as the other, and wholly like themselves', () => {
    const name = fc.array(fc.constantFrom('ann', 'anna', 'marsh', 'march', 'cole', 'o’neill'), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(name, (words) => {
        expect(nameLikeness(words.join(' '), words.toReversed().join(' '))).toBeCloseTo(1, 9);
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const likeness = nameLikeness(one, other);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a new record', () => {
  it('warns of whoever has a point in common, whatever the name', () => {
    expect(reasonsFor({}, ['phone', 'handle'])).toEqual(['samePhone', 'sameHandle']);
    expect(reasonsFor({})).toEqual([]);
  });

  it('warns of a like name at the same postcode, or born on the same day, and of neither alone', () => {
    const name = 'Maureen Aldrige';
    expect(reasonsFor({ name, postcodes: ['EM4 2QT'] })).toEqual(['alikeNameAndPostcode']);
    expect(reasonsFor({ name, bornOn: '1955-05-14' })).toEqual(['alikeNameAndBirthday']);
    expect(reasonsFor({ name })).toEqual([]);
    expect(reasonsFor({ postcodes: ['EM4 2QT'], bornOn: '1955-05-14' })).toEqual([]);
  });

  it('does not warn of a namesake of another age in the same house', () => {
    expect(reasonsFor({ name: 'Maureen Aldridge', postcodes: ['EM4 2QT'], bornOn: '1983-01-02' })).toEqual([]);
  });

  it('puts whoever it resembles in more ways first', () => {
    const samePoints = new Set<PointKind>(['phone']);
    const son = { ...maureen, customerId: 'a-son', name: 'Gareth Aldridge', bornOn: null, samePoints };
    const draft = somebody({ name: 'Maureen Aldridge', postcodes: ['EM4 2QT'] });
    const found = possibleDuplicates(draft, [son, { ...maureen, samePoints }]);
    expect(found.map(({ customerId }) => customerId)).toEqual(['maureen', 'a-son']);
  });
});
