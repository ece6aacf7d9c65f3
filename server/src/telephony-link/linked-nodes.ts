import type { NodeIdentity } from '@switchboard/shared/telephony';

/** A telephony node that is linked to this server now. */
export interface LinkedNode extends NodeIdentity {
  readonly linkedAt: number;
  readonly heardAt: number;
}

interface Entry {
  node: LinkedNode;
  drop(): void;
}

/** The nodes linked to this server. A node that links again replaces its older connection, which may be half dead. */
export class LinkedNodes {
  readonly #entries = new Map<string, Entry>();
  readonly #waiting = new Set<() => void>();

  add(node: LinkedNode, drop: () => void): void {
    const older = this.#entries.get(node.nodeId);
    this.#entries.set(node.nodeId, { node, drop });
    older?.drop();
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  heard(nodeId: string, at: number): void {
    const entry = this.#entries.get(nodeId);
    if (entry) entry.node = { ...entry.node, heardAt: at };
  }

  /** Removes the node unless another connection has replaced the one that this `drop` belongs to. */
  remove(nodeId: string, drop: () => void): boolean {
    if (this.#entries.get(nodeId)?.drop !== drop) return false;
    return this.#entries.delete(nodeId);
  }

  list(): readonly LinkedNode[] {
    return Array.from(this.#entries.values(), ({ node }) => node);
  }

  /** Resolves once a node is linked. */
  whenLinked(): Promise<void> {
    if (this.#entries.size > 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.add(resolve));
  }
}
