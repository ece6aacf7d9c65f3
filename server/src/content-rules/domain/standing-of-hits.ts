/** What a rule has done to a contact. */
interface Hit {
  readonly band: number | null;
  readonly to_queue: string | null;
  readonly moved_at: number | null;
}

const leastUrgent = 10;

/** The one that asked for the most urgent band; undefined when none asked for any. */
export function mostUrgent<Some extends Hit>(hits: readonly Some[]): Some | undefined {
  return inOrder(hits.filter(({ band }) => band !== null))[0];
}

/** The one whose queue is still to be gone to: of several, the most urgent. */
export function stillToMove<Some extends Hit>(hits: readonly Some[]): Some | undefined {
  return inOrder(hits.filter(({ to_queue, moved_at }) => to_queue !== null && moved_at === null))[0];
}

function inOrder<Some extends Hit>(hits: readonly Some[]): Some[] {
  return hits.toSorted((one, other) => (one.band ?? leastUrgent) - (other.band ?? leastUrgent));
}
