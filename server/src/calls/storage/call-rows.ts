import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Tables, Transaction } from '../../platform/database/index.ts';
import './tables.ts';

export type CallRow = Selectable<Tables['phone_call']>;
type LegRow = Selectable<Tables['call_leg']>;

/** The call, from whichever organisation: facts do not name one. Ask with the system's transaction. */
export function findCall(tx: Transaction, callId: string): Promise<CallRow | undefined> {
  return tx.db.selectFrom('phone_call').selectAll().where('id', '=', callId).executeTakeFirst();
}

export async function insertCall(tx: Transaction, call: CallRow): Promise<void> {
  await tx.db.insertInto('phone_call').values(call).execute();
}

export async function closeCall(
  tx: Transaction,
  { id }: Pick<CallRow, 'id'>,
  end: Pick<CallRow, 'ended_at' | 'end_cause'>,
): Promise<void> {
  await tx.db.updateTable('phone_call').set(end).where('id', '=', id).execute();
}

/** The last call from this number in this organisation that ended since then. */
export function lastCallFrom(tx: Transaction, from: string, since: number): Promise<CallRow | undefined> {
  return tx.db
    .selectFrom('phone_call')
    .selectAll()
    .where('from_number', '=', from)
    .where('ended_at', '>=', since)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function findLeg(tx: Transaction, legId: string): Promise<LegRow | undefined> {
  return tx.db.selectFrom('call_leg').selectAll().where('id', '=', legId).executeTakeFirst();
}

export async function insertLeg(tx: Transaction, leg: Insertable<Tables['call_leg']>): Promise<void> {
  await tx.db.insertInto('call_leg').values(leg).execute();
}

export async function changeLeg(tx: Transaction, id: string, what: Updateable<Tables['call_leg']>): Promise<void> {
  await tx.db.updateTable('call_leg').set(what).where('id', '=', id).execute();
}
