import type { Instant } from '@switchboard/shared/kernel';

/** Where a list by arrival goes on: after this contact. Right also while others come and go. */
export interface ListPlace {
  readonly at: Instant;
  readonly id: string;
}

export function textOfPlace({ at, id }: ListPlace): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Null when no answer of ours ever held this. */
export function placeFrom(text: string): ListPlace | null {
  try {
    const given: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(given) || given.length !== 2) return null;
    const [at, id] = given as [unknown, unknown];
    const isPlace = Number.isSafeInteger(at) && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
    return isPlace ? { at: at as number, id } : null;
  } catch {
    return null;
  }
}
