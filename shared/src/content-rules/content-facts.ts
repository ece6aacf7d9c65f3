import type { Channel } from '../contacts/contact.ts';
import type { Instant } from '../kernel/index.ts';

/** So many letters of a citizen's words are read, the newest: what a pattern can cost is bounded by it. */
export const longestWords = 8_000;

/** What content rules are judged by, as it is now. */
export interface ContentFacts {
  /** What the citizen wrote, oldest first, one message to a line. */
  readonly words: string;
  /** What self-service asked and was told. */
  readonly answers: readonly { readonly key: string; readonly answer: string }[];
  /** Kinds of the customer's markers that are in force. */
  readonly markers: readonly string[];
  /** When earlier contacts of the same person arrived. */
  readonly earlierContacts: readonly Instant[];
  /** Since when it waits for a person; null while it does not. */
  readonly waitingSinceAt: Instant | null;
  readonly channel: Channel;
  readonly language: string;
  /** Null while it is in no queue. */
  readonly queueKey: string | null;
}
