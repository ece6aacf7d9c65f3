import type { Channel } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import type { Rows } from '../../agents/index.ts';
import { type HotStatement, hotStatement } from '../../platform/database/index.ts';
import './tables.ts';

/** The index of open contacts serves only a statement that says the same condition. */
const isWaiting = `c.state = 'queued' AND c.state NOT IN ('ended', 'abandoned')`;
const isOffered = `EXISTS (SELECT 1 FROM reservation r WHERE r.contact_id = c.id AND r.state = 'pending')`;

/** A waiting contact with what has been done about it since it was first queued. */
export interface WaitingFacts {
  readonly contactId: string;
  readonly queueId: string;
  readonly channel: Channel;
  readonly band: number;
  readonly firstQueuedAt: Instant;
  readonly isOffered: boolean;
  readonly hasContactPoint: boolean;
  readonly isCallback: boolean;
  /** Ids of queues it was moved out of by a rule or a supervisor. */
  readonly movedFrom: readonly string[];
  readonly overflows: number;
  /** Keys of what the organisation told her by itself. */
  readonly told: ReadonlySet<string>;
}

interface Row {
  readonly id: string;
  readonly queue_id: string;
  readonly channel: Channel;
  readonly band: number;
  readonly since: number;
  readonly offered: number;
  readonly reachable: number;
  readonly called_back: number;
}

/** Of everybody who waits, or of one of them. */
function forAllAndOne(name: string, select: string): { readonly all: HotStatement; readonly one: HotStatement } {
  const where = `${select} WHERE c.organisation_id = ? AND ${isWaiting} AND COALESCE(c.queue_id, '') <> ''`;
  return { all: hotStatement(name, where), one: hotStatement(`${name}-of-one`, `${where} AND c.id = ?`) };
}

const waiting = forAllAndOne(
  'overflow.waiting',
  `SELECT c.id, c.queue_id, c.channel, c.band, COALESCE(c.first_queued_at, c.state_since_at) AS since,
     CASE WHEN ${isOffered} THEN 1 ELSE 0 END AS offered,
     CASE WHEN EXISTS (SELECT 1 FROM contact_point_given p WHERE p.contact_id = c.id AND p.kind <> 'handle')
       THEN 1 ELSE 0 END AS reachable,
     CASE WHEN EXISTS (SELECT 1 FROM callback b WHERE b.contact_id = c.id AND b.over_at IS NULL)
       THEN 1 ELSE 0 END AS called_back
   FROM contact c`,
);
const moves = forAllAndOne(
  'overflow.moves',
  `SELECT m.contact_id, m.kind, m.details FROM contact c
   JOIN contact_move m ON m.organisation_id = c.organisation_id AND m.contact_id = c.id
     AND m.kind IN ('overflowed', 'movedToQueue', 'raised')`,
);
const told = forAllAndOne(
  'overflow.told',
  `SELECT c.id AS contact_id, m.client_id FROM contact c
   JOIN message m ON m.conversation_id = c.conversation_id AND m.author_key = 'external' AND m.client_id IS NOT NULL`,
);

/** How many wait in each queue without an offer, and since when the first does. */
const lines = hotStatement(
  'overflow.lines',
  `SELECT c.queue_id, COUNT(*) AS count, MIN(COALESCE(c.first_queued_at, c.state_since_at)) AS since FROM contact c
   WHERE c.organisation_id = ? AND ${isWaiting} AND COALESCE(c.queue_id, '') <> '' AND NOT ${isOffered} GROUP BY c.queue_id`,
);
const ahead = hotStatement(
  'overflow.ahead',
  `SELECT COUNT(*) AS count FROM contact c
   WHERE c.organisation_id = ? AND ${isWaiting} AND COALESCE(c.queue_id, '') = ?
     AND (c.band, COALESCE(c.first_queued_at, c.state_since_at), c.id) < (?, ?, ?)`,
);

export interface Line {
  readonly waiting: number;
  readonly longestSinceAt: Instant;
}

export async function linesOf(rows: Rows, organisationId: string): Promise<Map<string, Line>> {
  const found = await rows<{ queue_id: string; count: number | string; since: number }>(lines, [organisationId]);
  return new Map(found.map((row) => [row.queue_id, { waiting: Number(row.count), longestSinceAt: Number(row.since) }]));
}

/** Everybody of the organisation who waits; with `contactId` that one, if she does. */
export async function readWaitingFacts(
  rows: Rows,
  organisationId: string,
  contactId?: string,
): Promise<WaitingFacts[]> {
  const ask = <Found>({ all, one }: { readonly all: HotStatement; readonly one: HotStatement }) =>
    contactId === undefined ? rows<Found>(all, [organisationId]) : rows<Found>(one, [organisationId, contactId]);
  const found = await ask<Row>(waiting);
  if (found.length === 0) return [];
  const moved = Map.groupBy(
    await ask<{ contact_id: string; kind: string; details: string }>(moves),
    (row) => row.contact_id,
  );
  const words = Map.groupBy(await ask<{ contact_id: string; client_id: string }>(told), (row) => row.contact_id);
  return found.map((row) => {
    const history = moved.get(row.id) ?? [];
    return {
      contactId: row.id,
      queueId: row.queue_id,
      channel: row.channel,
      band: row.band,
      firstQueuedAt: Number(row.since),
      isOffered: Number(row.offered) === 1,
      hasContactPoint: Number(row.reachable) === 1,
      isCallback: Number(row.called_back) === 1,
      movedFrom: history.flatMap(({ details }) => fromOf(details)),
      overflows: history.filter(({ kind, details }) => kind === 'overflowed' && fromOf(details).length > 0).length,
      told: new Set((words.get(row.id) ?? []).map((row) => row.client_id)),
    };
  });
}

/** At which place of its queue a contact stands, 1 being next. */
export async function placeInQueue(rows: Rows, organisationId: string, contact: WaitingFacts): Promise<number> {
  const { queueId, band, firstQueuedAt, contactId } = contact;
  const values = [organisationId, queueId, band, firstQueuedAt, contactId];
  const [row] = await rows<{ count: number | string }>(ahead, values);
  return Number(row?.count ?? 0) + 1;
}

function fromOf(details: string): string[] {
  const read: unknown = JSON.parse(details);
  const from = typeof read === 'object' && read !== null && 'from' in read ? read.from : undefined;
  return typeof from === 'string' ? [from] : [];
}
