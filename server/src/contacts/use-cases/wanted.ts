import { seconds } from '@switchboard/shared/kernel';
import type { Transaction } from '../../platform/database/index.ts';
import type { ContactChange, ContactRow } from '../storage/contact-rows.ts';

/** Somebody in particular, as others are shown her. */
export interface Person {
  readonly userId: string;
  readonly name: string;
}

/** For so long somebody in particular is waited for while she is there and full. */
const waitedForMs = seconds(30);

export const noPerson = { wanted_user_id: null, wanted_name: null, wanted_why: null, wanted_until_at: null } as const;

/** Looks for this person first, from now on for as long as she is waited for; nobody in particular for null. */
export function wantedPerson(
  tx: Pick<Transaction, 'now'>,
  person: Person | null,
  why: NonNullable<ContactRow['wanted_why']>,
): ContactChange {
  if (!person) return noPerson;
  const { userId, name } = person;
  return { wanted_user_id: userId, wanted_name: name, wanted_why: why, wanted_until_at: tx.now + waitedForMs };
}
