import { isPhoneNumber, isPostcode, phoneNumberKey, postcodeKey } from '@switchboard/shared/customers';
import type { Kysely } from 'kysely';
import type { Scope } from '../../platform/access/scope.ts';
import type { Database, Tables } from '../../platform/database/index.ts';
import { searchRecords } from '../../platform/search/index.ts';
import { customerKind } from '../storage/finding.ts';
import { customersByPoint, customersByPostcode, customersByReference } from '../storage/lookups.ts';

interface SearchNeeds {
  readonly database: Database;
  readonly db: Kysely<Tables>;
  readonly scope: Scope;
}

/**
 * Finds customers by whatever somebody remembers. What is a whole number, e-mail, reference or postcode is looked up
 * by its index, in a moment among millions; words, parts and typing errors go to the search index, in the thread for
 * long questions, because a wide one would hold up every desk. Answers ids, the best first, at most `limit`.
 */
export async function searchCustomers(needs: SearchNeeds, text: string, limit: number): Promise<string[]> {
  const exact = await lookedUp(needs.db, text.trim());
  if (exact.length > 0) return exact.slice(0, limit);
  const words = phoneNumberKey(text) ?? text;
  const wish = { kinds: [customerKind], text: words, limit, isLong: true };
  return (await searchRecords(needs.database, needs.scope, wish)).map(({ id }) => id);
}

const reference = /^c-?(\d{6,})$/i;
const handle = /^@\S+$/;

/** The customers whose very point, reference or postcode this is; nobody when it is none of these. */
async function lookedUp(db: Kysely<Tables>, text: string): Promise<string[]> {
  const number = reference.exec(text)?.[1];
  if (number) return customersByReference(db, `C-${number}`);
  if (isPhoneNumber(text)) return customersByPoint(db, { kind: 'phone', value: text });
  if (handle.test(text)) return customersByPoint(db, { kind: 'handle', value: text });
  if (text.includes('@')) return customersByPoint(db, { kind: 'email', value: text });
  if (isPostcode(text)) return customersByPostcode(db, postcodeKey(text));
  return [];
}
