import type { AuditAnchor, UnsealedTail } from '@switchboard/shared/audit';
import type { Instant } from '@switchboard/shared/kernel';
import type { ChainHead, ChainLink, EntryHeader } from './domain/chain-link.ts';
import type { StoredLink } from './domain/verify-chain.ts';

/** One round of sealing: everything in it is kept together, or not at all. */
export interface SealingRound {
  readonly now: Instant;
  head(): Promise<ChainHead>;
  /** Entries without a link, in the order of their recording. */
  unsealed(limit: number): Promise<EntryHeader[]>;
  /** Moves the head, unless another node has moved it since it was read: then false, and nothing may be kept. */
  moveHead(from: ChainHead, to: ChainLink): Promise<boolean>;
  keep(links: readonly ChainLink[]): Promise<void>;
}

export interface SealingStore {
  organisationsWithTail(): Promise<string[]>;
  inRound<T>(organisationId: string, work: (round: SealingRound) => Promise<T>): Promise<T>;
}

/** What a verification reads, in pages, so that a trail of any length needs little memory. */
export interface TrailReader {
  /** All that have entries or a chain. */
  organisations(): Promise<string[]>;
  head(organisationId: string): Promise<ChainHead | null>;
  /** Links after one number up to another, ascending. */
  links(organisationId: string, after: number, upTo: number, limit: number): Promise<StoredLink[]>;
  /** The hashes of these links, as far as they exist. */
  hashesAt(organisationId: string, seqs: readonly number[]): Promise<Map<number, string>>;
  /** Entries that claim a place in the chain and have no link. */
  outsideTheChain(organisationId: string, limit: number): Promise<{ entryId: string; seq: number }[]>;
  /** The subjects of erasures recorded after this place in the chain, sealed or not. */
  erasuresAfter(organisationId: string, seq: number): Promise<string[]>;
  unsealed(organisationId: string): Promise<UnsealedTail>;
}

/** Heads kept outside the database, in the order in which they were anchored. */
export interface AnchorLog {
  append(organisationId: string, anchor: Omit<AuditAnchor, 'remote'>): Promise<void>;
  last(organisationId: string): Promise<ChainHead | null>;
  read(organisationId: string): AsyncIterable<ChainHead>;
  organisations(): Promise<string[]>;
}

/** Somebody outside who is told each head; false when it could not be told. */
export type TellAnchor = (organisationId: string, anchor: Omit<AuditAnchor, 'remote'>) => Promise<boolean>;

export interface HeadStore {
  heads(): Promise<(ChainHead & { organisationId: string })[]>;
  noteAnchor(organisationId: string, anchor: AuditAnchor): Promise<void>;
}

/** Tells the display names of actors of one organisation, by id; an account that is gone is left out. */
export type ActorNames = (
  organisationId: string,
  actors: readonly { readonly kind: string; readonly id: string }[],
) => Promise<ReadonlyMap<string, string>>;

/** Erasing within the running command. */
export interface ErasureStore {
  erase(entryId: string, now: Instant): Promise<'erased' | 'erasedBefore' | 'unknown'>;
  record(entry: {
    readonly action: string;
    readonly subject: { readonly kind: string; readonly id: string };
    readonly facts: Readonly<Record<string, unknown>>;
  }): Promise<void>;
}
