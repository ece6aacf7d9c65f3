/** A place on a timeline as it travels: opaque to callers. */
export function placeToText({ at, id }: { readonly at: number; readonly id: string }): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Null when the text is no place of ours. */
export function placeFromText(text: string): { readonly at: number; readonly id: string } | null {
  try {
    const given: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(given) || given.length !== 2) return null;
    const [at, id] = given as [unknown, unknown];
    return Number.isSafeInteger(at) && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)
      ? { at: at as number, id }
      : null;
  } catch {
    return null;
  }
}
