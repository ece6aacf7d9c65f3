import type { Kysely } from 'kysely';
import type { Tables, Transaction } from '../platform/database/index.ts';

/**
 * What later features do in the very transaction in which a contact moves. Add a function of the module, never a
 * closure: several servers may live in one process, and the same function is called once however often it is added.
 */
export interface ContactHooks {
  /** The contact does not wait any more, or may not be offered for now: pending reservations are void. */
  readonly whenLeftQueue: Set<(tx: Transaction, contactId: string) => Promise<void>>;
  /** An agent talks in the contact no more: it is over, handed on or parked. Before her hands are counted. */
  readonly whenTalkOver: Set<(tx: Transaction, talk: TalkOver) => Promise<void>>;
  /** An agent's part is over, wrap-up included. */
  readonly whenInteractionOver: Set<(tx: Transaction, part: { userId: string; contactId: string }) => Promise<void>>;
  /** The citizen said something that now has this number. */
  readonly whenCitizenSpoke: Set<(tx: Transaction, word: { contactId: string; seq: number }) => Promise<void>>;
  /** The contact is in line now, or in another line than before. */
  readonly whenQueued: Set<(tx: Transaction, fact: { contactId: string }) => Promise<void>>;
  /** It is known now, or known otherwise, who the citizen is. */
  readonly whenRecognised: Set<(tx: Transaction, fact: { contactId: string }) => Promise<void>>;
  /** The contact is more urgent, or less, than it was, where it is. */
  readonly whenBandChanged: Set<(tx: Transaction, fact: { contactId: string; band: number }) => Promise<void>>;
  /** From now on the bot may speak to the citizen, or only a person. */
  readonly whenOwnerChanged: Set<(tx: Transaction, change: OwnerChange) => Promise<void>>;
  /** Whose case the contact is about; null when it is about none, or nobody's. Cases come with their own feature. */
  readonly caseOwnerOf: Set<(tx: Transaction, contactId: string) => Promise<string | null>>;
  /** Is this contact offered to this person right now? Then she may look at it. */
  readonly isOfferedTo: Set<(db: Kysely<Tables>, contactId: string, userId: string) => Promise<boolean>>;
}

export interface TalkOver {
  readonly userId: string;
  readonly contactId: string;
  /** The contact for which this one stood still itself. */
  readonly interruptedBy: string | null;
}

export interface OwnerChange {
  readonly contactId: string;
  readonly holder: 'bot' | 'person';
}

export const contactHooks: ContactHooks = {
  whenLeftQueue: new Set(),
  whenTalkOver: new Set(),
  whenInteractionOver: new Set(),
  whenCitizenSpoke: new Set(),
  whenQueued: new Set(),
  whenRecognised: new Set(),
  whenBandChanged: new Set(),
  whenOwnerChanged: new Set(),
  caseOwnerOf: new Set(),
  isOfferedTo: new Set(),
};

/** Calls them one after the other: a transaction has one connection. */
export async function callAll<Fact>(
  hooks: ReadonlySet<(tx: Transaction, fact: Fact) => Promise<void>>,
  tx: Transaction,
  fact: Fact,
): Promise<void> {
  for (const hook of hooks) await hook(tx, fact);
}

export async function isOffered(db: Kysely<Tables>, contactId: string, userId: string): Promise<boolean> {
  for (const asks of contactHooks.isOfferedTo) if (await asks(db, contactId, userId)) return true;
  return false;
}
