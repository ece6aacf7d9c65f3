import { days, type Instant } from '@switchboard/shared/kernel';
import type { Fault, FaultKind } from '@switchboard/shared/routing';
import type { Kysely } from 'kysely';
import { everyOrganisation } from '../../platform/access/scope.ts';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import type { FoundFault } from './faults.ts';
import './tables.ts';

export interface KnownFault extends FoundFault {
  readonly seenAt: Instant;
  /** Null: seen once, which may have been a change under way. */
  readonly toldAt: Instant | null;
  readonly overAt: Instant | null;
}

interface FaultRow {
  readonly organisation_id: string;
  readonly kind: FaultKind;
  readonly subject_id: string;
  readonly seen_at: number;
  readonly told_at: number | null;
  readonly over_at: number | null;
}

const keptForMs = days(7);
const mostShown = 200;

const all = hotStatement('routing-fault.all', 'SELECT * FROM routing_fault');
const see = hotStatement(
  'routing-fault.see',
  `INSERT INTO routing_fault (organisation_id, kind, subject_id, seen_at) VALUES (?, ?, ?, ?)
   ON CONFLICT (organisation_id, kind, subject_id) DO UPDATE SET seen_at = excluded.seen_at, told_at = NULL,
     repaired_at = NULL, over_at = NULL`,
);
const whichOne = 'WHERE organisation_id = ? AND kind = ? AND subject_id = ?';
const tell = hotStatement('routing-fault.tell', `UPDATE routing_fault SET told_at = ? ${whichOne}`);
const repair = hotStatement('routing-fault.repaired', `UPDATE routing_fault SET repaired_at = ? ${whichOne}`);
const end = hotStatement('routing-fault.over', `UPDATE routing_fault SET over_at = ? ${whichOne}`);
const forget = hotStatement('routing-fault.forget', `DELETE FROM routing_fault ${whichOne}`);
const forgetOld = hotStatement('routing-fault.forget-old', 'DELETE FROM routing_fault WHERE over_at < ?');
const looked = hotStatement(
  'routing-look.at',
  `INSERT INTO routing_look (organisation_id, looked_at) VALUES (?, ?)
   ON CONFLICT (organisation_id) DO UPDATE SET looked_at = excluded.looked_at`,
);
const lastLook = hotStatement('routing-look.last', 'SELECT looked_at FROM routing_look WHERE organisation_id = ?');

export async function knownFaults(tx: Transaction): Promise<KnownFault[]> {
  return (await tx.prepared<FaultRow>(all, [])).map((row) => ({
    organisationId: row.organisation_id,
    kind: row.kind,
    subjectId: row.subject_id,
    seenAt: row.seen_at,
    toldAt: row.told_at,
    overAt: row.over_at,
  }));
}

const keyOf = ({ organisationId, kind, subjectId }: FoundFault) => [organisationId, kind, subjectId];

export async function noteSeen(tx: Transaction, fault: FoundFault): Promise<void> {
  await tx.change(see, [...keyOf(fault), tx.now]);
}

export async function noteTold(tx: Transaction, fault: FoundFault): Promise<void> {
  await tx.change(tell, [tx.now, ...keyOf(fault)]);
}

export async function noteRepaired(tx: Transaction, fault: FoundFault): Promise<void> {
  await tx.change(repair, [tx.now, ...keyOf(fault)]);
}

export async function noteOver(tx: Transaction, fault: FoundFault): Promise<void> {
  await tx.change(end, [tx.now, ...keyOf(fault)]);
}

/** It was a change under way. */
export async function forgetFault(tx: Transaction, fault: FoundFault): Promise<void> {
  await tx.change(forget, keyOf(fault));
}

export async function noteLook(tx: Transaction): Promise<void> {
  await tx.change(looked, [everyOrganisation, tx.now]);
  await tx.change(forgetOld, [tx.now - keptForMs]);
}

/** When faults were last looked for, by whichever server. */
export async function lastLookAt(
  rows: <Row>(statement: typeof lastLook, values: readonly string[]) => Promise<Row[]>,
): Promise<Instant | null> {
  return (await rows<{ looked_at: number }>(lastLook, [everyOrganisation]))[0]?.looked_at ?? null;
}

/** The faults of a scope that were told of, the newest first. */
export async function faultsTold(db: Kysely<Tables>): Promise<Fault[]> {
  const found = db.selectFrom('routing_fault').selectAll().where('told_at', 'is not', null);
  const rows = await found.orderBy('told_at', 'desc').orderBy('subject_id').limit(mostShown).execute();
  return rows.map((row) => ({
    kind: row.kind,
    subjectId: row.subject_id,
    seenAt: row.seen_at,
    toldAt: row.told_at ?? row.seen_at,
    repairedAt: row.repaired_at,
    overAt: row.over_at,
  }));
}
