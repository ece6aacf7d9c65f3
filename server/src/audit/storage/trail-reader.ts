import { everyOrganisation, systemScope } from '../../platform/access/scope.ts';
import type { Database } from '../../platform/database/index.ts';
import { erasureAction, type StoredLink } from '../domain/verify-chain.ts';
import type { TrailReader } from '../ports.ts';
import { unsealedTail } from './chain-state.ts';

/** Reads a trail for verification, away from the connections that desks wait for. */
export function trailReader(database: Database): TrailReader {
  const long = (organisationId: string) => database.longRead(systemScope(organisationId, 'audit.verify'));
  return {
    async organisations() {
      const all = long(everyOrganisation);
      const withEntries = await all.selectFrom('audit_entry').select('organisation_id').distinct().execute();
      const withChains = await all.selectFrom('audit_chain_head').select('organisation_id').execute();
      return [...new Set([...withEntries, ...withChains].map((row) => row.organisation_id))];
    },

    async head(organisationId) {
      const head = await long(organisationId).selectFrom('audit_chain_head').select(['seq', 'hash']).executeTakeFirst();
      return head ?? null;
    },

    async links(organisationId, after, upTo, limit) {
      const rows = await long(organisationId)
        .selectFrom('audit_link as l')
        .leftJoin('audit_entry as e', 'e.entry_id', 'l.entry_id')
        .leftJoin('audit_payload as p', 'p.entry_id', 'l.entry_id')
        .select(['l.organisation_id', 'l.seq', 'l.entry_id', 'l.entry_hash', 'l.prev_hash', 'l.hash', 'l.sealed_at'])
        .select(['e.entry_id as of_entry', 'e.recorded_at', 'e.actor_kind', 'e.actor_id', 'e.action'])
        .select(['e.subject_kind', 'e.subject_id', 'e.trace_id', 'e.payload_hash', 'e.sealed_seq'])
        .select(['p.entry_id as of_payload', 'p.salt', 'p.payload', 'p.erased_at'])
        .where('l.seq', '>', after)
        .where('l.seq', '<=', upTo)
        .orderBy('l.seq')
        .limit(limit)
        .execute();
      return rows.map(storedLink);
    },

    async hashesAt(organisationId, seqs) {
      const links = long(organisationId).selectFrom('audit_link').select(['seq', 'hash']);
      const rows = await links.where('seq', 'in', [...seqs]).execute();
      return new Map(rows.map(({ seq, hash }) => [seq, hash]));
    },

    async outsideTheChain(organisationId, limit) {
      const rows = await long(organisationId)
        .selectFrom('audit_entry as e')
        .leftJoin('audit_link as l', 'l.entry_id', 'e.entry_id')
        .select(['e.entry_id', 'e.sealed_seq'])
        .where('e.sealed_seq', 'is not', null)
        .where('l.entry_id', 'is', null)
        .limit(limit)
        .execute();
      return rows.map((row) => ({ entryId: row.entry_id, seq: row.sealed_seq! }));
    },

    async erasuresAfter(organisationId, seq) {
      const rows = await long(organisationId)
        .selectFrom('audit_entry')
        .select('subject_id')
        .where('action', '=', erasureAction)
        .where((either) => either.or([either('sealed_seq', 'is', null), either('sealed_seq', '>', seq)]))
        .execute();
      return rows.map((row) => row.subject_id);
    },

    unsealed: (organisationId) => unsealedTail(long(organisationId)),
  };
}

interface JoinedRow {
  organisation_id: string;
  seq: number;
  entry_id: string;
  entry_hash: string;
  prev_hash: string;
  hash: string;
  sealed_at: number;
  of_entry: string | null;
  recorded_at: number | null;
  actor_kind: string | null;
  actor_id: string | null;
  action: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  trace_id: string | null;
  payload_hash: string | null;
  sealed_seq: number | null;
  of_payload: string | null;
  salt: string | null;
  payload: string | null;
  erased_at: number | null;
}

function storedLink(row: JoinedRow): StoredLink {
  return {
    link: {
      organisationId: row.organisation_id,
      seq: row.seq,
      entryId: row.entry_id,
      entryHash: row.entry_hash,
      prevHash: row.prev_hash,
      hash: row.hash,
      sealedAt: row.sealed_at,
    },
    entry: row.of_entry === null ? null : { ...joinedHeader(row), sealedSeq: row.sealed_seq },
    payload: row.of_payload === null ? null : { salt: row.salt, payload: row.payload, erasedAt: row.erased_at },
  };
}

/** The columns of an entry that is there are never null. */
function joinedHeader(row: JoinedRow) {
  return {
    organisationId: row.organisation_id,
    entryId: row.of_entry!,
    recordedAt: row.recorded_at!,
    actorKind: row.actor_kind!,
    actorId: row.actor_id!,
    action: row.action!,
    subjectKind: row.subject_kind!,
    subjectId: row.subject_id!,
    traceId: row.trace_id!,
    payloadHash: row.payload_hash!,
  };
}
