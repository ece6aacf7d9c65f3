import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import { type Database, hotStatement, type Transaction } from '../../platform/database/index.ts';
import { type ChainHead, type ChainLink, emptyChain } from '../domain/chain-link.ts';
import type { SealingRound, SealingStore } from '../ports.ts';
import { type EntryRow, headerOf } from './entry-columns.ts';

const readHead = hotStatement('audit-head.read', 'SELECT seq, hash FROM audit_chain_head WHERE organisation_id = ?');
const beginHead = hotStatement(
  'audit-head.begin',
  'INSERT INTO audit_chain_head (organisation_id, seq, hash, sealed_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
);
const moveHead = hotStatement(
  'audit-head.move',
  'UPDATE audit_chain_head SET seq = ?, hash = ?, sealed_at = ? WHERE organisation_id = ? AND seq = ? AND hash = ?',
);
/** An entry with a link is never sealed twice, even if somebody took its number away: `verify` tells of it. */
export const unsealedEntries = hotStatement(
  'audit-entry.unsealed',
  `SELECT * FROM audit_entry WHERE organisation_id = ? AND sealed_seq IS NULL AND NOT EXISTS (
     SELECT 1 FROM audit_link WHERE audit_link.organisation_id = audit_entry.organisation_id
       AND audit_link.entry_id = audit_entry.entry_id)
   ORDER BY recorded_at, entry_id LIMIT ?`,
);
const insertLink = hotStatement(
  'audit-link.insert',
  `INSERT INTO audit_link (organisation_id, seq, entry_id, entry_hash, prev_hash, hash, sealed_at)
   VALUES (?, ?, ?, ?, ?, ?, ?)`,
);
const markSealed = hotStatement(
  'audit-entry.sealed',
  'UPDATE audit_entry SET sealed_seq = ? WHERE organisation_id = ? AND entry_id = ?',
);

/** Sealing in the database. The head's row decides between two nodes: it moves only from where it was read. */
export function sealingStore(database: Database): SealingStore {
  return {
    async organisationsWithTail() {
      const entries = database.read(systemScope(everyOrganisation, 'audit.seal')).selectFrom('audit_entry');
      const rows = await entries.select('organisation_id').distinct().where('sealed_seq', 'is', null).execute();
      return rows.map((row) => row.organisation_id);
    },
    inRound: (organisationId, work) =>
      database.inTransaction(systemScope(organisationId, 'audit.seal'), (tx) => work(roundIn(tx, organisationId))),
  };
}

function roundIn(tx: Transaction, organisationId: string): SealingRound {
  return {
    now: tx.now,
    async head() {
      const [head] = await tx.prepared<ChainHead>(readHead, [organisationId]);
      return head ?? emptyChain;
    },
    async unsealed(limit) {
      return (await tx.prepared<EntryRow>(unsealedEntries, [organisationId, limit])).map(headerOf);
    },
    async moveHead(from, to) {
      if (from.seq === 0) await tx.change(beginHead, [organisationId, from.seq, from.hash, tx.now]);
      const values = [to.seq, to.hash, to.sealedAt, organisationId, from.seq, from.hash];
      return (await tx.change(moveHead, values)) === 1;
    },
    async keep(links: readonly ChainLink[]) {
      for (const { seq, entryId, entryHash, prevHash, hash, sealedAt } of links) {
        await tx.change(insertLink, [organisationId, seq, entryId, entryHash, prevHash, hash, sealedAt]);
        await tx.change(markSealed, [seq, organisationId, entryId]);
      }
    },
  };
}
