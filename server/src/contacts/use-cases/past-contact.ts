import type { ContactPoint, Handover } from '@switchboard/shared/contacts';
import type { Instant } from '@switchboard/shared/kernel';
import type { Author, EntryBody } from './entries.ts';

export interface PastEntry {
  readonly at: Instant;
  /** Null: the platform's own line. */
  readonly author: Author | null;
  readonly body: EntryBody;
}

/** What an agent had in a contact: talking until `leftAt`, written up by `completedAt`. */
export interface PastPart {
  readonly userId: string;
  readonly name: string;
  readonly startedAt: Instant;
  readonly leftAt: Instant;
  readonly completedAt: Instant;
}

/** A webchat that is over, as it was lived. Times rise; the entries say the same as the parts. */
export interface PastContact {
  readonly arrivedAt: Instant;
  readonly language: string;
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly givenName: string | null;
  readonly points: readonly ContactPoint[];
  readonly page: string | null;
  readonly channelId: string | null;
  readonly bot: { readonly name: string; readonly leftAt: Instant };
  /** Null when nobody was asked for. */
  readonly waiting: {
    readonly queueKey: string;
    readonly band: number | null;
    readonly sinceAt: Instant;
    readonly handover: Handover;
  } | null;
  readonly parts: readonly PastPart[];
  readonly entries: readonly PastEntry[];
  readonly ended: {
    readonly at: Instant;
    readonly by: 'citizen' | 'agent' | 'bot' | 'platform';
    readonly isAbandoned: boolean;
    /** The outcome the flow named at its end, by its key. */
    readonly outcomeKey?: string;
  };
  /** By the keys of the organisation's lists; null leaves the record open. A contact no agent had is disposed of by rule. */
  readonly wrapUp: { readonly reasonKey: string; readonly outcomeKey: string; readonly note: string } | null;
}
