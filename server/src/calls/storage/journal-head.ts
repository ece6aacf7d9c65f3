import { comparePositions, type JournalEntry, type JournalPosition } from '@switchboard/shared/telephony';
import { hotStatement, type Transaction } from '../../platform/database/index.ts';
import './tables.ts';

const begin = hotStatement(
  'journal-head.begin',
  'INSERT INTO journal_head (node_id, epoch, seq, taken_at) VALUES (?, 0, 0, ?) ON CONFLICT (node_id) DO NOTHING',
);
const advance = hotStatement(
  'journal-head.advance',
  `UPDATE journal_head SET epoch = ?, seq = ?, taken_at = ?
   WHERE node_id = ? AND (epoch < ? OR (epoch = ? AND seq < ?))`,
);
const read = hotStatement('journal-head.read', 'SELECT epoch, seq FROM journal_head WHERE node_id = ?');
const aside = hotStatement(
  'journal-aside.keep',
  `INSERT INTO journal_aside (node_id, epoch, seq, entry, set_aside_at) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (node_id, epoch, seq) DO NOTHING`,
);

export interface Advanced {
  /** False when this place was taken before, by this server or another. */
  readonly isNew: boolean;
  /** Numbers are missing before it, for ever. */
  readonly followsGap: boolean;
}

/**
 * Takes a place of a node's journal in this transaction. The row is held until its end, so that another server that was
 * sent the same entry waits, and then finds it taken.
 */
export async function takePlace(tx: Transaction, nodeId: string, at: JournalPosition): Promise<Advanced> {
  await tx.change(begin, [nodeId, tx.now]);
  const [before] = await tx.prepared<JournalPosition>(read, [nodeId]);
  const values = [at.epoch, at.seq, tx.now, nodeId, at.epoch, at.epoch, at.seq];
  const isNew = (await tx.change(advance, values)) === 1;
  return { isNew, followsGap: isNew && before !== undefined && isGap(before, at) };
}

function isGap(before: JournalPosition, at: JournalPosition): boolean {
  if (comparePositions(before, at) >= 0) return false;
  return before.epoch === at.epoch ? at.seq !== before.seq + 1 : at.seq !== 1;
}

export async function setAside(tx: Transaction, nodeId: string, entry: JournalEntry): Promise<void> {
  await tx.change(aside, [nodeId, entry.epoch, entry.seq, JSON.stringify(entry), tx.now]);
}
