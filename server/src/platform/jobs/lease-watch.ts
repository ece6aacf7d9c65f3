/** A claim as it stands in the database: `stamp` changes whenever its owner says it is still at work. */
export interface Claim {
  readonly id: string;
  readonly stamp: number;
}

/**
 * Judges whether the owner of a claim has died: when the stamp has not moved for a whole lease, measured on this
 * node's own steady clock. Times written by another node are never compared with ours, so that a clock set forward
 * on one node does not make it take over what another is still working on.
 */
export class LeaseWatch {
  readonly #leaseMs: number;
  #seen = new Map<string, { stamp: number; since: number }>();

  constructor(leaseMs: number) {
    this.#leaseMs = leaseMs;
  }

  /** To be called with all claims of others, again and again. `steadyMs` never goes back. */
  lapsed<C extends Claim>(claims: readonly C[], steadyMs: number): C[] {
    const seen = new Map<string, { stamp: number; since: number }>();
    for (const { id, stamp } of claims) {
      const before = this.#seen.get(id);
      seen.set(id, before?.stamp === stamp ? before : { stamp, since: steadyMs });
    }
    this.#seen = seen;
    return claims.filter(({ id }) => steadyMs - seen.get(id)!.since >= this.#leaseMs);
  }
}
