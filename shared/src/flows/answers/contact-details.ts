import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type Understood, understood } from './understood.ts';

/** The shapes of a postcode (BS 7666), anywhere in the text; kept as "EX1 1AA". */
const postcodeShape = /\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][ABD-HJLNP-UW-Z]{2})\b/i;

export function postcode(text: string): Understood {
  const found = postcodeShape.exec(text);
  return found ? understood(`${found[1]} ${found[2]}`.toUpperCase()) : null;
}

const emailShape = /[^\s@<>(),;:"]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/i;

/** One address, anywhere in the text, without the full stop of its sentence. */
export function emailAddress(text: string): Understood {
  const found = emailShape.exec(text)?.[0].replace(/[.-]+$/, '');
  return found && found.length <= 254 ? understood(found.toLowerCase()) : null;
}

/** A telephone number of the right length for its country, kept in E.164; without a country code it is British. */
export function phoneNumber(text: string): Understood {
  const whole = parsePhoneNumberFromString(text.trim().slice(0, 40), 'GB');
  const number = whole?.isPossible() ? whole : findPhoneNumbersInText(text.slice(0, 400), 'GB')[0]?.number;
  return number?.isPossible() ? understood(number.number) : null;
}
