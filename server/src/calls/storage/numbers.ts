import { phoneNumberKey } from '@switchboard/shared/customers';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../../platform/database/index.ts';
import './tables.ts';

export type DialledNumber = Selectable<Tables['dialled_number']>;

/** One form for one number, however a trunk or a person writes it; short numbers (101) stay as they are. */
export function numberKey(text: string): string {
  return phoneNumberKey(text) ?? text.trim().slice(0, 128);
}

/** Whose number this is. Ask with the system's handle: the number says whose call it is. */
export function numberDialled(db: Kysely<Tables>, dialled: string): Promise<DialledNumber | undefined> {
  return db.selectFrom('dialled_number').selectAll().where('number', '=', numberKey(dialled)).executeTakeFirst();
}

/** Answers false when somebody has the number already. */
export async function insertNumber(db: Kysely<Tables>, number: DialledNumber): Promise<boolean> {
  const values = { ...number, number: numberKey(number.number) };
  const inserted = await db
    .insertInto('dialled_number')
    .values(values)
    .onConflict((conflict) => conflict.column('number').doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0n) === 1;
}
