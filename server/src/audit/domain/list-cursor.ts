import type { Instant } from '@switchboard/shared/kernel';

/** Where a list of entries, newest first, goes on: after this entry. */
export interface ListCursor {
  readonly recordedAt: Instant;
  readonly entryId: string;
}

export function cursorText({ recordedAt, entryId }: ListCursor): string {
  return `${recordedAt}.${entryId}`;
}

/** Null for a text that no answer of ours ever held. */
export function readCursor(text: string): ListCursor | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text);
  return match ? { recordedAt: Number(match[1]), entryId: match[2]! } : null;
}
