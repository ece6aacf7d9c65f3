/**
 * What is typed into a form of the plan and not yet kept in the draft, so that a reload or another page does not lose
 * it. It lives as long as this tab and under the person's own name; a plan holds nothing about citizens.
 */
const nameOf = (userId: string, part: readonly string[]): string =>
  `switchboard.routing-plan.${userId}.${part.join('/')}`;

export function keepWords(userId: string, part: readonly string[], words: unknown): void {
  try {
    sessionStorage.setItem(nameOf(userId, part), JSON.stringify(words));
  } catch {
    // A browser that refuses to keep anything costs the keeping, never the words on screen.
  }
}

export function forgetWords(userId: string, part: readonly string[]): void {
  sessionStorage.removeItem(nameOf(userId, part));
}

/** Undefined when nothing was kept, or when it cannot be read. */
export function keptWords(userId: string, part: readonly string[]): unknown {
  try {
    const words = sessionStorage.getItem(nameOf(userId, part));
    return words === null ? undefined : JSON.parse(words);
  } catch {
    return undefined;
  }
}
