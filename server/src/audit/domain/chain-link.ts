import { canonicalJson, type Instant } from '@switchboard/shared/kernel';

/** What is recorded of an entry beside its content. All of it is sealed: to change any of it breaks the chain. */
export interface EntryHeader {
  readonly organisationId: string;
  readonly entryId: string;
  readonly recordedAt: Instant;
  readonly actorKind: string;
  readonly actorId: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly traceId: string;
  /** Salted, and kept when the content is erased: that is why erasing never breaks the chain. */
  readonly payloadHash: string;
}

/** One link of an organisation's chain. */
export interface ChainLink {
  readonly organisationId: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  readonly entryId: string;
  readonly entryHash: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly sealedAt: Instant;
}

/** The end of a chain: where the next link goes on. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** The hash functions, handed in because hashing is the platform's: SHA-256, lower-case hexadecimal. */
export interface ChainHashes {
  ofText(text: string): string;
  ofPayload(salt: string, payload: string): string;
}

/** A chain before its first link. */
export const emptyChain: ChainHead = { seq: 0, hash: '0'.repeat(64) };

export function hashOfEntry(entry: EntryHeader, hashes: ChainHashes): string {
  const { organisationId, entryId, recordedAt, actorKind, actorId, action, subjectKind, subjectId } = entry;
  const { traceId, payloadHash } = entry;
  const who = { actorKind, actorId };
  const what = { action, subjectKind, subjectId, traceId, payloadHash };
  return hashes.ofText(canonicalJson({ organisationId, entryId, recordedAt, ...who, ...what }));
}

/** Everything in a link but the hash itself goes into the hash, the place and the time of sealing included. */
export function hashOfLink(link: Omit<ChainLink, 'hash'>, hashes: ChainHashes): string {
  const { organisationId, seq, entryId, entryHash, prevHash, sealedAt } = link;
  return hashes.ofText(canonicalJson({ organisationId, seq, entryId, entryHash, prevHash, sealedAt }));
}

/** The links that seal these entries, in the order given, after the head. */
export function linksAfter(
  head: ChainHead,
  entries: readonly EntryHeader[],
  sealedAt: Instant,
  hashes: ChainHashes,
): ChainLink[] {
  let { seq, hash } = head;
  return entries.map((entry) => {
    seq += 1;
    const link = {
      organisationId: entry.organisationId,
      seq,
      entryId: entry.entryId,
      entryHash: hashOfEntry(entry, hashes),
      prevHash: hash,
      sealedAt,
    };
    hash = hashOfLink(link, hashes);
    return { ...link, hash };
  });
}
