import type { Instant } from '@switchboard/shared/kernel';
import type { Rows } from '../../agents/index.ts';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

const take = hotStatement(
  'routing-lease.take',
  `INSERT INTO routing_lease (organisation_id, node_id, epoch, until_at) VALUES (?, ?, 1, ?)
   ON CONFLICT (organisation_id) DO UPDATE SET node_id = excluded.node_id, until_at = excluded.until_at,
     epoch = routing_lease.epoch + CASE WHEN routing_lease.node_id = excluded.node_id THEN 0 ELSE 1 END
   WHERE routing_lease.node_id = excluded.node_id OR routing_lease.until_at <= ?
   RETURNING epoch`,
);
const until = hotStatement(
  'routing-lease.until',
  'SELECT until_at FROM routing_lease WHERE organisation_id = ? AND node_id <> ?',
);
/** The term stays written down: who leads next must not count from one again. */
const drop = hotStatement('routing-lease.drop', 'UPDATE routing_lease SET until_at = 0 WHERE node_id = ?');
const dropOthers = hotStatement(
  'routing-lease.drop-others',
  'UPDATE routing_lease SET until_at = 0 WHERE node_id <> ?',
);

/**
 * Takes or renews the lead of a routing domain within a match's own transaction: its row stays locked until the commit,
 * so that no two matches of one domain ever run into each other. Answers the term, or null while another node leads.
 */
export async function takeLease(
  tx: Transaction,
  lease: { readonly organisationId: string; readonly nodeId: string; readonly forMs: number },
): Promise<number | null> {
  const { organisationId, nodeId, forMs } = lease;
  const [row] = await tx.prepared<{ epoch: number }>(take, [organisationId, nodeId, tx.now + forMs, tx.now]);
  return row?.epoch ?? null;
}

/** Until when another node leads; null when none does. */
export async function ledElsewhereUntil(rows: Rows, organisationId: string, nodeId: string): Promise<Instant | null> {
  const [row] = await rows<{ until_at: number }>(until, [organisationId, nodeId]);
  return row && row.until_at > 0 ? row.until_at : null;
}

/** Gives up whatever this node leads. */
export async function dropLeases(tx: Transaction, nodeId: string): Promise<void> {
  await tx.change(drop, [nodeId]);
}

/** Where there can be no other server (SQLite), whoever led before is gone: nobody waits for its lease to lapse. */
export async function dropLeasesOfOthers(tx: Transaction, nodeId: string): Promise<void> {
  await tx.change(dropOthers, [nodeId]);
}
