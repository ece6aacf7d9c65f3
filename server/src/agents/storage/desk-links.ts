import type { Instant } from '@switchboard/shared/kernel';
import type { Kysely } from 'kysely';
import { hotStatement, type Tables, type Transaction } from '../../platform/database/index.ts';
import type { Rows } from './rows.ts';
import { isWorkingRole } from './working-roles.ts';
import './tables.ts';

/** Where a person's desk is linked: which node holds the link of which session. */
export interface DeskLink {
  readonly organisationId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly nodeId: string;
}

const holder = hotStatement(
  'desk-link.holder',
  `SELECT s.desk_session_id AS session_id FROM staff s
   WHERE s.organisation_id = ? AND s.id = ? AND s.status = 'active' AND EXISTS (
     SELECT 1 FROM staff_role r WHERE r.organisation_id = s.organisation_id AND r.user_id = s.id
       AND ${isWorkingRole('r.role')})`,
);
const take = hotStatement(
  'desk-link.take',
  `INSERT INTO desk_link (organisation_id, user_id, node_id, session_id, lost_at) VALUES (?, ?, ?, ?, NULL)
   ON CONFLICT (organisation_id, user_id) DO UPDATE SET node_id = excluded.node_id, session_id = excluded.session_id,
     lost_at = NULL`,
);
const lose = hotStatement(
  'desk-link.lose',
  `UPDATE desk_link SET lost_at = ?, last_lost_at = ?
   WHERE organisation_id = ? AND user_id = ? AND node_id = ? AND session_id = ? AND lost_at IS NULL`,
);
const drop = hotStatement(
  'desk-link.drop',
  'DELETE FROM desk_link WHERE organisation_id = ? AND user_id = ? AND session_id = ?',
);
const isLost = hotStatement(
  'desk-link.is-lost',
  'SELECT lost_at FROM desk_link WHERE organisation_id = ? AND user_id = ? AND lost_at IS NOT NULL',
);
const orphans = hotStatement(
  'desk-link.orphans',
  `SELECT l.organisation_id, l.user_id, l.session_id, l.node_id, n.heard_at FROM desk_link l
   LEFT JOIN desk_node n ON n.node_id = l.node_id
   WHERE l.lost_at IS NULL AND l.node_id <> ? AND (n.heard_at IS NULL OR n.heard_at < ?) LIMIT ?`,
);
const beat = hotStatement(
  'desk-node.beat',
  `INSERT INTO desk_node (node_id, heard_at) VALUES (?, ?)
   ON CONFLICT (node_id) DO UPDATE SET heard_at = excluded.heard_at`,
);
const forgetNodes = hotStatement(
  'desk-node.forget',
  `DELETE FROM desk_node WHERE heard_at < ? AND NOT EXISTS (
     SELECT 1 FROM desk_link l WHERE l.node_id = desk_node.node_id AND l.lost_at IS NULL)`,
);

/** The session that holds the desk of somebody who may take contacts; null when none does, or she may not. */
export async function deskSessionOf(
  rows: Rows,
  { organisationId, userId }: Pick<DeskLink, 'organisationId' | 'userId'>,
): Promise<string | null> {
  const [row] = await rows<{ session_id: string | null }>(holder, [organisationId, userId]);
  return row?.session_id ?? null;
}

export async function takeLink(tx: Transaction, link: DeskLink): Promise<void> {
  await tx.change(take, [link.organisationId, link.userId, link.nodeId, link.sessionId]);
}

/** Answers whether it was this link that was lost: a newer one, elsewhere, stands. */
export async function loseLink(tx: Transaction, link: DeskLink, lostAt: number): Promise<boolean> {
  const { organisationId, userId, nodeId, sessionId } = link;
  return (await tx.change(lose, [lostAt, lostAt, organisationId, userId, nodeId, sessionId])) === 1;
}

/** Answers whether the desk of this session was the one that was linked. */
export async function dropLink(tx: Transaction, link: Omit<DeskLink, 'nodeId'>): Promise<boolean> {
  return (await tx.change(drop, [link.organisationId, link.userId, link.sessionId])) === 1;
}

export async function isLinkLost(
  rows: Rows,
  { organisationId, userId }: Pick<DeskLink, 'organisationId' | 'userId'>,
): Promise<boolean> {
  return (await rows(isLost, [organisationId, userId])).length > 0;
}

/** When the last silence of her desk began, also when it is over; null when there was none since she signed in. */
export async function deskLostAt(db: Kysely<Tables>, userId: string): Promise<Instant | null> {
  const found = db.selectFrom('desk_link').select('last_lost_at').where('user_id', '=', userId);
  return (await found.executeTakeFirst())?.last_lost_at ?? null;
}

interface OrphanRow {
  readonly organisation_id: string;
  readonly user_id: string;
  readonly session_id: string;
  readonly node_id: string;
  readonly heard_at: number | null;
}

/** Links held by nodes other than this one that have not been alive since then, and when their node last was. */
export async function orphanedLinks(
  rows: Rows,
  { nodeId, aliveSince, limit }: { nodeId: string; aliveSince: Instant; limit: number },
): Promise<(DeskLink & { readonly aliveAt: Instant | null })[]> {
  const found = await rows<OrphanRow>(orphans, [nodeId, aliveSince, limit]);
  return found.map((row) => ({
    organisationId: row.organisation_id,
    userId: row.user_id,
    sessionId: row.session_id,
    nodeId: row.node_id,
    aliveAt: row.heard_at,
  }));
}

export async function noteNodeAlive(tx: Transaction, nodeId: string): Promise<void> {
  await tx.change(beat, [nodeId, tx.now]);
}

export async function forgetDeadNodes(tx: Transaction, deadSince: number): Promise<void> {
  await tx.change(forgetNodes, [deadSince]);
}
