import { newId } from '@switchboard/shared/kernel';
import { describe, expect, it } from 'vitest';
import { linkIn, openingFrom } from './link-opening.ts';

const contactId = newId(1_800_000_000_000);

describe('a link of another program', () => {
  it('opens the contact it names', () => {
    expect(openingFrom(`switchboard://contact/${contactId}`)).toEqual({ kind: 'contact', contactId });
  });

  it.each([
    ['tel:+44-7700-900123', '+447700900123'],
    ['tel:07700%20900%20123', '07700900123'],
    ['TEL:(020)79460123;ext=12', '02079460123'],
    ['tel:101', '101'],
    ['tel:*21#', '*21#'],
  ])('searches the number of %s', (link, text) => {
    expect(openingFrom(link)).toEqual({ kind: 'search', text });
  });

  it.each([
    `switchboard://contact/${contactId}/erase`,
    `switchboard://contact/${contactId}?then=https://evil.example`,
    `switchboard://contact/${contactId.toUpperCase()}`,
    'switchboard://contact/../users',
    'switchboard://contact/',
    'switchboard://users',
    `switchboard:contact/${contactId}`,
    'tel:',
    'tel:<script>alert(1)</script>',
    'tel:%E0%A4%A',
    `tel:${'1'.repeat(21)}`,
    'tel:07700900123%0aDELETE',
    'callto:07700900123',
    'javascript:alert(1)',
    'https://desk.eastmere.example/',
    `tel:${' '.repeat(300)}1`,
    '',
  ])('opens nothing for %s', (link) => {
    expect(openingFrom(link)).toBeNull();
  });

  it('is found among what a start was given, wherever it stands', () => {
    expect(linkIn(['/opt/desk', '--', 'tel:101'])).toBe('tel:101');
    expect(linkIn(['--inspect', '/home/ann/tel:notes.txt'])).toBeUndefined();
  });
});
