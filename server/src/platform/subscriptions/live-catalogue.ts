import type { DomainEvent } from '../events/event-log.ts';
import type { AccessChange, Subscriber } from './access-change.ts';
import type { EventProjection } from './projection.ts';
import type { SnapshotProvider } from './snapshot-provider.ts';

/** What features let out on the live link. Filled once, when the server is put together. */
export class LiveCatalogue {
  readonly #projections = new Map<string, EventProjection>();
  readonly #accessChanges = new Map<string, AccessChange>();
  readonly #providers = new Map<string, SnapshotProvider>();

  projection(projection: EventProjection): void {
    add(this.#projections, projection.type, projection);
  }

  accessChange(change: AccessChange): void {
    add(this.#accessChanges, change.type, change);
  }

  snapshot(provider: SnapshotProvider): void {
    add(this.#providers, provider.name, provider);
  }

  projectionOf(type: string): EventProjection | undefined {
    return this.#projections.get(type);
  }

  /** Kinds of events that can leave the server: what the rights matrix walks. */
  projections(): EventProjection[] {
    return [...this.#projections.values()];
  }

  providers(): SnapshotProvider[] {
    return [...this.#providers.values()];
  }

  mayChangeAccess(event: DomainEvent): boolean {
    return this.#accessChanges.has(event.type);
  }

  changesAccessOf(event: DomainEvent, subscriber: Subscriber): boolean {
    return this.#accessChanges.get(event.type)?.concerns(event, subscriber) ?? false;
  }
}

function add<Entry>(entries: Map<string, Entry>, name: string, entry: Entry): void {
  if (entries.has(name)) throw new Error(`${name} is declared twice for the live link`);
  entries.set(name, entry);
}
