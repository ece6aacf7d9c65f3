import type { ContactState } from '@switchboard/shared/contacts';
import type { LinkState } from '../../direct-line/direct-line-link.ts';
import type { ReceivedFile } from '../../direct-line/activity.ts';

export interface ShownFile extends ReceivedFile {
  /** Where to open it; only for files that were found clean. */
  readonly url: string | undefined;
}

export interface Said {
  readonly kind: 'said';
  readonly seq: number;
  readonly at: number;
  readonly author: 'citizen' | 'agent' | 'bot' | 'platform';
  readonly name: string;
  readonly text: string;
  readonly suggestions: readonly string[];
  readonly source: { readonly title: string; readonly url: string | null } | undefined;
  readonly files: readonly ShownFile[];
  readonly clientId: string | undefined;
}

/** What a citizen is told between the messages. */
export type Happened = 'agentJoined' | 'agentLeft' | 'agentInterrupted' | ContactState;

export interface HappenedEntry {
  readonly kind: 'happened';
  readonly seq: number;
  readonly at: number;
  readonly happened: Happened;
  readonly name: string;
}

export type Entry = Said | HappenedEntry;

/** A word of hers that the server has not shown back yet. */
export interface Outgoing {
  readonly clientId: string;
  readonly text: string;
  readonly at: number;
  readonly fileName: string | undefined;
  /** `waiting` for the link or its turn; `sending`; `refused` with the code, kept until she decides. */
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly code: string | undefined;
}

export interface QueuePlace {
  readonly queue: string;
  readonly place: number | null;
  readonly waitMinutes: readonly [number, number] | null;
}

/** All that the page shows of one chat. */
export interface ChatState {
  readonly link: LinkState;
  /** Everything that was said before this page came is here. */
  readonly isCaughtUp: boolean;
  /** Rising by number, each number once. */
  readonly entries: readonly Entry[];
  readonly outbox: readonly Outgoing[];
  readonly contact: { readonly state: ContactState; readonly writable: boolean };
  readonly queue: QueuePlace | null;
  readonly agentName: string | null;
  /** How far staff have read her. */
  readonly staffReadSeq: number;
  readonly typing: { readonly name: string; readonly author: string; readonly untilAt: number } | null;
}

export const emptyChat: ChatState = {
  link: 'connecting',
  isCaughtUp: false,
  entries: [],
  outbox: [],
  contact: { state: 'arrived', writable: true },
  queue: null,
  agentName: null,
  staffReadSeq: 0,
  typing: null,
};

export function isOverForHer({ contact, link }: ChatState): boolean {
  return !contact.writable || link === 'over';
}

export function lastSeqOf({ entries }: ChatState): number {
  return entries.at(-1)?.seq ?? 0;
}

/** The replies a bot offers; only while its words are the last ones said. */
export function suggestionsOf(state: ChatState): readonly string[] {
  const last = state.entries.findLast((entry) => entry.kind === 'said');
  if (!last || last.author === 'citizen' || state.outbox.length > 0 || isOverForHer(state)) return [];
  return state.contact.state === 'selfService' || state.contact.state === 'arrived' ? last.suggestions : [];
}
