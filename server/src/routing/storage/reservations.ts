import type { Channel } from '@switchboard/shared/contacts';
import { newId } from '@switchboard/shared/kernel';
import { type Offer, offerSchema, type ReservationState, reservationStateSchema } from '@switchboard/shared/routing';
import { type Kysely, sql } from 'kysely';
import type { Rows } from '../../agents/index.ts';
import { amongIds, hotStatement, type Transaction } from '../../platform/database/index.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type Db = Kysely<Tables>;

/** What ending an offer needs to know of it. */
export interface ReservationRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly contact_id: string;
  readonly user_id: string;
  readonly fencing: number;
  readonly state: string;
  readonly offered_at: number;
  readonly channel: Channel;
}

/** Said in these words, and not with a value handed in, so that the index of pending offers serves it. */
const isPending = sql<boolean>`state = 'pending'`;

const columns = 'r.id, r.organisation_id, r.contact_id, r.user_id, r.fencing, r.state, r.offered_at, c.channel';
const offers = 'reservation r JOIN contact c ON c.id = r.contact_id';

const byId = hotStatement(
  'reservation.by-id',
  `SELECT ${columns} FROM ${offers} WHERE r.organisation_id = ? AND r.id = ?`,
);
const pendingOfContact = hotStatement(
  'reservation.pending-of-contact',
  `SELECT ${columns} FROM ${offers} WHERE r.organisation_id = ? AND r.contact_id = ? AND r.state = 'pending'`,
);
const offerOfContact = hotStatement(
  'reservation.offer-of-contact',
  `SELECT id, offer FROM reservation WHERE organisation_id = ? AND contact_id = ? AND state = 'pending'`,
);
const rewrite = hotStatement(
  'reservation.rewrite',
  `UPDATE reservation SET offer = ? WHERE organisation_id = ? AND id = ? AND state = 'pending'`,
);
const untenable = hotStatement(
  'reservation.untenable',
  `SELECT ${columns} FROM ${offers}
   LEFT JOIN agent_state a ON a.organisation_id = r.organisation_id AND a.user_id = r.user_id
   WHERE r.organisation_id = ? AND r.state = 'pending'
     AND (a.state IS NULL OR a.state <> 'ready' OR a.desk_silent = 1 OR c.state <> 'queued')`,
);
const crowding = hotStatement(
  'reservation.crowding',
  `SELECT ${columns} FROM ${offers}
   JOIN agent_state a ON a.organisation_id = r.organisation_id AND a.user_id = r.user_id
   WHERE r.organisation_id = ? AND r.state = 'pending'
     AND a.units_used + (SELECT SUM(p.units) FROM reservation p WHERE p.organisation_id = r.organisation_id
       AND p.user_id = r.user_id AND p.state = 'pending') > a.units_of
   ORDER BY r.offered_at, r.id`,
);
const lastOffer = hotStatement(
  'reservation.last-offers',
  `SELECT contact_id, MAX(fencing) AS fencing, MAX(CASE WHEN state = 'pending' THEN 1 ELSE 0 END) AS pending
   FROM reservation WHERE contact_id ${amongIds} GROUP BY contact_id`,
);
const lastQueue = hotStatement(
  'reservation.last-queue',
  `SELECT queue_id FROM reservation WHERE organisation_id = ? AND contact_id = ? AND queue_id IS NOT NULL
   ORDER BY offered_at DESC, id DESC LIMIT 1`,
);
const insert = hotStatement(
  'reservation.insert',
  `INSERT INTO reservation (id, organisation_id, contact_id, user_id, fencing, state, offered_at, deadline_at, ended_at,
     queue_id, units, decline_reason, epoch, offer, explanation)
   VALUES (?, ?, ?, ?, ?, 'pending', ?, ?, NULL, ?, ?, NULL, ?, ?, ?) ON CONFLICT DO NOTHING`,
);
const insertTaken = hotStatement(
  'reservation.insert-picked',
  `INSERT INTO reservation (id, organisation_id, contact_id, user_id, fencing, state, offered_at, deadline_at, ended_at,
     queue_id, units, decline_reason, epoch, offer, explanation)
   VALUES (?, ?, ?, ?, ?, 'accepted', ?, ?, ?, ?, ?, NULL, 0, NULL, ?)`,
);
const end = hotStatement(
  'reservation.end',
  `UPDATE reservation SET state = ?, ended_at = ?, decline_reason = ?, offer = NULL
   WHERE organisation_id = ? AND id = ? AND fencing = ? AND state = 'pending'`,
);

export async function reservationById(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<ReservationRow | undefined> {
  const [row] = await tx.prepared<ReservationRow>(byId, [organisationId, id]);
  return row;
}

export async function pendingOf(tx: Transaction, organisationId: string, contactId: string): Promise<ReservationRow[]> {
  return tx.prepared<ReservationRow>(pendingOfContact, [organisationId, contactId]);
}

/** Offers that do not hold any more: the agent is not there, or the contact does not wait. */
export async function untenableOffers(rows: Rows, organisationId: string): Promise<ReservationRow[]> {
  return rows<ReservationRow>(untenable, [organisationId]);
}

/** Offers to agents who, with all that is offered to them, have more than their units; the oldest first. */
export async function crowdingOffers(rows: Rows, organisationId: string): Promise<ReservationRow[]> {
  return rows<ReservationRow>(crowding, [organisationId]);
}

interface LastOffers {
  nextFencing(contactId: string): number;
  isOffered(contactId: string): boolean;
}

/** Of contacts that are held: how far their offers are counted, and which of them are offered at the moment. */
export async function lastOffers(tx: Transaction, contactIds: readonly string[]): Promise<LastOffers> {
  const rows = await tx.prepared<{ contact_id: string; fencing: number; pending: number }>(lastOffer, [
    JSON.stringify(contactIds),
  ]);
  const byContact = new Map(rows.map((row) => [row.contact_id, row]));
  return {
    nextFencing: (contactId) => (byContact.get(contactId)?.fencing ?? 0) + 1,
    isOffered: (contactId) => byContact.get(contactId)?.pending === 1,
  };
}

/** The queue in which a contact was last offered; undefined when it never was. */
export async function lastQueueOf(tx: Transaction, contactId: string): Promise<string | undefined> {
  const [row] = await tx.prepared<{ queue_id: string }>(lastQueue, [tx.scope.organisationId, contactId]);
  return row?.queue_id;
}

export interface NewReservation {
  readonly offer: Offer;
  readonly queueId: string | null;
  readonly units: number;
  readonly epoch: number;
  readonly explanation: string;
}

/** Answers those that were made: a contact that has an offer already gets no other, whoever made it. */
export async function insertReservations<Made extends NewReservation>(
  tx: Transaction,
  all: readonly Made[],
): Promise<Made[]> {
  const changed = await tx.changeEach(
    insert,
    all.map(({ offer, queueId, units, epoch, explanation }) => {
      const { id, organisationId, contactId, userId, fencing, offeredAt, deadlineAt } = offer;
      const values = [id, organisationId, contactId, userId, fencing, offeredAt, deadlineAt, queueId, units, epoch];
      return [...values, JSON.stringify(offer), explanation];
    }),
  );
  return all.filter((_one, index) => changed[index] === 1);
}

/** What the agent is shown of a pending offer has changed. Answers it as it is now; undefined when none is out. */
export async function rewriteOffer(
  tx: Transaction,
  contactId: string,
  change: Partial<Pick<Offer, 'band'>>,
): Promise<Offer | undefined> {
  const [row] = await tx.prepared<{ id: string; offer: string }>(offerOfContact, [tx.scope.organisationId, contactId]);
  if (!row) return undefined;
  const offer = { ...offerSchema.parse(JSON.parse(row.offer)), ...change };
  await tx.change(rewrite, [JSON.stringify(offer), tx.scope.organisationId, row.id]);
  return offer;
}

export interface PickedContact {
  readonly contactId: string;
  readonly userId: string;
  readonly queueId: string;
  readonly units: number;
  readonly fencing: number;
  readonly explanation: string;
}

/** Somebody took it herself: an offer that was accepted in the moment it was made. Answers its id. */
export async function insertPicked(tx: Transaction, picked: PickedContact): Promise<string> {
  const { contactId, userId, queueId, units, fencing, explanation } = picked;
  const id = newId(tx.now);
  const whose = [id, tx.scope.organisationId, contactId, userId, fencing];
  await tx.change(insertTaken, [...whose, tx.now, tx.now, tx.now, queueId, units, explanation]);
  return id;
}

export interface StoredDecision {
  readonly reservationId: string;
  readonly userId: string;
  readonly state: ReservationState;
  readonly offeredAt: number;
  readonly endedAt: number | null;
  readonly declineReason: string | null;
  readonly explanation: unknown;
}

/** Every offer of a contact there ever was, the oldest first, with its stored reasons. */
export async function decisionsOf(db: Db, contactId: string): Promise<StoredDecision[]> {
  const found = db.selectFrom('reservation').selectAll().where('contact_id', '=', contactId);
  const rows = await found.orderBy('offered_at').orderBy('fencing').execute();
  return rows.map((row) => ({
    reservationId: row.id,
    userId: row.user_id,
    state: reservationStateSchema.parse(row.state),
    offeredAt: row.offered_at,
    endedAt: row.ended_at,
    declineReason: row.decline_reason,
    explanation: JSON.parse(row.explanation) as unknown,
  }));
}

export type Ending = Exclude<ReservationState, 'pending'>;

/** Ends a pending offer. Answers false when it was over before: an offer ends once, whoever is first. */
export async function endReservation(
  tx: Transaction,
  { organisation_id: organisationId, id, fencing }: Pick<ReservationRow, 'organisation_id' | 'id' | 'fencing'>,
  { state, reason = null }: { readonly state: Ending; readonly reason?: string | null },
): Promise<boolean> {
  return (await tx.change(end, [state, tx.now, reason, organisationId, id, fencing])) === 1;
}

/** What is offered to somebody right now, the oldest offer first. */
export async function offersTo(db: Db, userId: string): Promise<Offer[]> {
  const rows = await db
    .selectFrom('reservation')
    .select('offer')
    .where('user_id', '=', userId)
    .where(isPending)
    .orderBy('offered_at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ offer }) => (offer === null ? [] : offerSchema.parse(JSON.parse(offer))));
}

/** Is this contact offered to her now? Then she may look at it. */
export async function isOfferedTo(db: Db, contactId: string, userId: string): Promise<boolean> {
  const found = db.selectFrom('reservation').select('id').where('contact_id', '=', contactId);
  const row = await found.where('user_id', '=', userId).where(isPending).executeTakeFirst();
  return row !== undefined;
}
