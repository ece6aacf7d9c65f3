import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPoint, pointInputSchema, pointKey } from './contact-point.ts';
import { formatPhoneNumber, isPhoneNumber, phoneNumberKey } from './phone-number.ts';
import { isPostcode, postcodeKey } from './postcode.ts';

/** A number of ten significant digits as the UK gives them out, and any way people write it. */
const national = fc
  .tuple(fc.constantFrom('7700900', '1632960', '2079460', '1914980'), fc.integer({ min: 0, max: 999 }))
  .map(([area, last]) => `${area}${String(last).padStart(3, '0')}`);
const between = fc.constantFrom('', ' ', '  ', '-', '.');
const prefix = fc.constantFrom('0', '+44', '+44 ', '+44 (0)', '0044', '0044 ', 'tel:+44');
const spelt = fc
  .tuple(national, prefix, fc.array(between, { minLength: 10, maxLength: 10 }))
  .map(([number, before, gaps]) => ({
    number,
    text: before + [...number].map((digit, at) => (at === 0 ? digit : gaps[at]! + digit)).join(''),
  }));

describe('telephone numbers', () => {
  it('[A-15 part] are one number however they are written', () => {
    fc.assert(fc.property(spelt, ({ number, text }) => phoneNumberKey(text) === `+44${number}`));
  });

  it('are the same number after they were made readable', () => {
    fc.assert(fc.property(spelt, ({ text }) => phoneNumberKey(formatPhoneNumber(text)) === phoneNumberKey(text)));
  });

  it('are two numbers when a digit differs', () => {
    fc.assert(
      fc.property(
        national,
        national,
        (one, other) => (phoneNumberKey(`0${one}`) === phoneNumberKey(`0${other}`)) === (one === other),
      ),
    );
  });

  it('keep the country they name, and read so at home', () => {
    expect(phoneNumberKey('+353 1 234 5678')).toBe('+35312345678');
    expect(phoneNumberKey('00 353 1 234 5678')).toBe('+35312345678');
    expect(formatPhoneNumber('+447700900142')).toBe('07700 900142');
    expect(formatPhoneNumber('+35312345678')).toBe('+353 1 234 5678');
  });

  it.each([
    '',
    '999',
    '101',
    'EM4 2QT',
    'C-100042',
    'Ann 07700 900142',
    '1955-05-14',
    '12345',
    'one two three',
    '07700',
  ])('%j is none', (text) => {
    expect(isPhoneNumber(text)).toBe(false);
    expect(formatPhoneNumber(text)).toBe(text);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isPhoneNumber(text) === 'boolean'));
  });
});

describe('e-mails, handles and postcodes', () => {
  it('have one spelling, which is its own', () => {
    const any = fc.constantFrom('phone' as const, 'email' as const, 'handle' as const);
    fc.assert(
      fc.property(any, fc.string({ maxLength: 40 }), (kind, value) => {
        const key = pointKey({ kind, value });
        return key === null || pointKey({ kind, value: key }) === key;
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => postcodeKey(postcodeKey(text)) === postcodeKey(text)),
    );
  });

  it('are compared without capitals, signs and blanks', () => {
    expect(pointKey({ kind: 'email', value: ' Cleo@Weir.EXAMPLE ' })).toBe('cleo@weir.example');
    expect(pointKey({ kind: 'handle', value: '@CleoW' })).toBe('cleow');
    expect(pointKey({ kind: 'email', value: 'not an address' })).toBeNull();
    for (const text of ['em42qt', 'EM4 2QT', ' em4  2qt ', 'Em4-2Qt']) expect(postcodeKey(text), text).toBe('EM4 2QT');
    expect(postcodeKey('d02 x285')).toBe('D02 X285');
    expect(isPostcode('sw1a1aa')).toBe(true);
    expect(isPostcode('D02 X285')).toBe(false);
  });

  it('are shown as they were given, numbers as they are read', () => {
    expect(formatPoint({ kind: 'email', value: 'Cleo@weir.example' })).toBe('Cleo@weir.example');
    expect(formatPoint({ kind: 'phone', value: '+447700900142' })).toBe('07700 900142');
  });

  it('are refused at the field when they are none', () => {
    const issuesOf = (input: object) =>
      pointInputSchema.safeParse(input).error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(issuesOf({ kind: 'phone', value: '999' })).toEqual([['value', 'must be a phone number']]);
    expect(issuesOf({ kind: 'email', value: 'cleo' })).toEqual([['value', 'must be an e-mail address']]);
    expect(issuesOf({ kind: 'handle', value: 'cleo' })).toEqual([['channel', 'must say on which channel']]);
    expect(issuesOf({ kind: 'handle', value: 'cleo', channel: 'social' })).toBeUndefined();
  });
});
