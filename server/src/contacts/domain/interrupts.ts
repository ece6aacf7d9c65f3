import type { Instant } from '@switchboard/shared/kernel';

/** The clock of a part that stands still. */
interface Part {
  readonly held_since_at: number | null;
  readonly held_ms: number;
  readonly interrupted_by: string | null;
}

/** A part that stands still from now on, for that contact: its own clock runs, the citizen's is not touched. */
export function interrupted<P extends Part>(part: P, by: string, now: Instant): P {
  return { ...part, held_since_at: now, interrupted_by: by };
}

/** A part that stands still no more, however that came about; for how long it did is kept. */
export function goingOn<P extends Part>(part: P, now: Instant): P {
  const heldMs = Number(part.held_ms) + (part.held_since_at === null ? 0 : now - part.held_since_at);
  return { ...part, held_since_at: null, held_ms: heldMs, interrupted_by: null };
}
