import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js';

/** Where a number belongs that is written without a country code. */
const home = { country: 'GB', callingCode: '44' } as const;

/** Digits with what people write between them: not a name, not a reference. */
const written = /^\s*(tel:)?\+?\(?\d[\d\s()./-]{5,}$/i;

/**
 * Is this text a telephone number and nothing else? Judged by its length for its country, not by what is in service:
 * numbers that were never given out (07700 900xxx) are numbers all the same.
 */
export function isPhoneNumber(text: string): boolean {
  return parsed(text) !== undefined;
}

/** A number in E.164 (`+447700900142`), however it was written; null when it is none. Extensions are left out. */
export function phoneNumberKey(text: string): string | null {
  return parsed(text)?.number ?? null;
}

/** A number as people at home write it: `07700 900142`; others with their country code. */
export function formatPhoneNumber(text: string): string {
  const number = parsed(text);
  if (!number) return text;
  return number.countryCallingCode === home.callingCode ? number.formatNational() : number.formatInternational();
}

function parsed(text: string): PhoneNumber | undefined {
  if (!written.test(text)) return undefined;
  const plain = text.trim().replace(/^tel:/i, '');
  const number = parsePhoneNumberFromString(plain, { defaultCountry: home.country, extract: false });
  return number?.isPossible() ? number : undefined;
}
