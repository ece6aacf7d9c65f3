import type { ChainFault, ChainFaultKind } from '@switchboard/shared/audit';
import type { Instant } from '@switchboard/shared/kernel';
import {
  type ChainHashes,
  type ChainHead,
  type ChainLink,
  type EntryHeader,
  emptyChain,
  hashOfEntry,
  hashOfLink,
} from './chain-link.ts';

/** A link as it is stored, with what stands beside it in the database; null where there is nothing. */
export interface StoredLink {
  readonly link: ChainLink;
  readonly entry: (EntryHeader & { readonly sealedSeq: number | null }) | null;
  readonly payload: StoredPayload | null;
}

export interface StoredPayload {
  readonly salt: string | null;
  readonly payload: string | null;
  readonly erasedAt: Instant | null;
}

/** An entry of this action takes away the content of its subject, and is itself sealed: the lawful erasure. */
export const erasureAction = 'audit.erasePayload';
export const auditEntrySubject = 'auditEntry';

/** How many faults are told one by one; the rest are only counted. */
export const maxFaultsTold = 100;

/**
 * Reads a chain from its first link to its last and remembers what is wrong with it. It is fed link by link in
 * ascending order, so that a chain of any length is verified in little memory.
 */
export class ChainVerifier {
  readonly #hashes: ChainHashes;
  readonly #erased = new Map<string, number>();
  readonly #erasuresOnRecord = new Set<string>();
  #last: ChainHead = emptyChain;
  #faults: ChainFault[] = [];
  #faultCount = 0;
  #links = 0;

  constructor(hashes: ChainHashes) {
    this.#hashes = hashes;
  }

  read({ link, entry, payload }: StoredLink): void {
    this.#links += 1;
    this.#checkPlace(link);
    if (hashOfLink(link, this.#hashes) !== link.hash) this.#fault('linkAltered', link);
    this.#last = { seq: link.seq, hash: link.hash };
    if (!entry) return this.#fault('entryMissing', link);
    if (entry.sealedSeq !== link.seq) this.#fault('entryNotInChain', link);
    if (hashOfEntry(entry, this.#hashes) !== link.entryHash) return this.#fault('entryAltered', link);
    if (entry.action === erasureAction) this.recordErasureOf(entry.subjectId);
    this.#checkPayload(link, entry, payload);
  }

  /** Also for entries that are not sealed yet: an erasure of a moment ago is lawful. */
  recordErasureOf(entryId: string): void {
    this.#erasuresOnRecord.add(entryId);
  }

  /** An entry that says it is sealed, where no link knows of it. */
  foundOutsideTheChain(entryId: string, seq: number): void {
    this.#fault('entryNotInChain', { seq, entryId });
  }

  /** The head as the database remembers it must be the last link. */
  compareHead(head: ChainHead | null): void {
    const recorded = head ?? emptyChain;
    if (recorded.seq === this.#last.seq && recorded.hash === this.#last.hash) return;
    this.#fault('headAltered', { seq: recorded.seq, entryId: null });
  }

  /** A head that was anchored outside must still be the link of that number; `hash` null where there is none. */
  compareAnchor(anchored: ChainHead, hash: string | null): void {
    if (anchored.hash === hash) return;
    const isBeyondTheEnd = anchored.seq > this.#last.seq;
    this.#fault(isBeyondTheEnd ? 'truncated' : 'anchorContradicted', { seq: anchored.seq, entryId: null });
  }

  findings(): { sealedEntries: number; erasedPayloads: number; faultCount: number; faults: ChainFault[] } {
    const unlawful = [...this.#erased].filter(([entryId]) => !this.#erasuresOnRecord.has(entryId));
    const erasures = unlawful.map(([entryId, seq]): ChainFault => ({ kind: 'payloadAltered', seq, entryId }));
    return {
      sealedEntries: this.#links,
      erasedPayloads: this.#erased.size,
      faultCount: this.#faultCount + erasures.length,
      faults: [...this.#faults, ...erasures].slice(0, maxFaultsTold),
    };
  }

  #checkPlace(link: ChainLink): void {
    const expected = this.#last.seq + 1;
    if (link.seq !== expected) return this.#fault('linkMissing', { seq: expected, entryId: null });
    if (link.prevHash !== this.#last.hash) this.#fault('linkAltered', link);
  }

  #checkPayload(link: ChainLink, entry: EntryHeader, stored: StoredPayload | null): void {
    if (!stored) return this.#fault('payloadAltered', link);
    const { salt, payload, erasedAt } = stored;
    if (erasedAt !== null) {
      this.#erased.set(entry.entryId, link.seq);
      if (salt !== null || payload !== null) this.#fault('payloadAltered', link);
      return;
    }
    const isWhole = salt !== null && payload !== null && this.#hashes.ofPayload(salt, payload) === entry.payloadHash;
    if (!isWhole) this.#fault('payloadAltered', link);
  }

  #fault(kind: ChainFaultKind, { seq, entryId }: { seq: number | null; entryId: string | null }): void {
    this.#faultCount += 1;
    if (this.#faults.length < maxFaultsTold) this.#faults.push({ kind, seq, entryId });
  }
}
