import type { Refusal } from '@switchboard/shared/errors';
import type { Instant, Result } from '@switchboard/shared/kernel';
import {
  type Ending,
  liveLimits,
  type SinceMessage,
  type StreamPosition,
  wireRefusal,
} from '@switchboard/shared/protocol';
import type { Scope } from '../access/scope.ts';
import type { DomainEvent } from '../events/event-log.ts';
import type { Subscriber } from './access-change.ts';
import { FlowWindow } from './flow-window.ts';
import type { Link } from './link.ts';
import type { LiveCatalogue } from './live-catalogue.ts';
import { BrokenLog, nextBatch } from './next-batch.ts';
import type { NodeStreams } from './node-streams.ts';
import { projected } from './projection.ts';
import { rightsMark, streamsOf } from './rights-mark.ts';
import { moveTo, openSubscription, resumeFrom, type Subscription } from './subscription.ts';
import type { TakenSnapshot } from './take-snapshot.ts';

/** What all connections of a node share. */
export interface LiveNode {
  readonly streams: NodeStreams;
  readonly catalogue: LiveCatalogue;
  readonly clock: () => Instant;
  /** Page by page from the log, a few desks at a time. */
  readAfter(stream: string, seq: number, limit: number): Promise<DomainEvent[]>;
  takeSnapshot(stream: string, scope: Scope): Promise<TakenSnapshot>;
  /** Something of ours failed; it is tried again with the next beat. */
  report(failure: unknown): void;
  /** The streams of this connection may have changed. */
  followed(connection: LiveConnection): void;
  ended(connection: LiveConnection): void;
}

export interface LiveClient {
  readonly subscriber: Subscriber;
  readonly link: Link;
  /** Her rights as they are now. */
  readScope(): Promise<Result<Scope, Refusal>>;
  readonly resume: readonly StreamPosition[];
}

const pageSize = 200;

/**
 * One consumer: her rights, and her place in each stream she may follow. Nothing is sent while her rights are being
 * read, and they are read anew whenever a fact may have changed them, before any later fact is shown.
 */
export class LiveConnection {
  readonly subscriber: Subscriber;
  /** When the rights are read again although nothing happened: some end by the clock alone. */
  recheckAt: Instant = 0;
  readonly #node: LiveNode;
  readonly #client: Omit<LiveClient, 'resume'>;
  readonly #window = new FlowWindow();
  #resume: readonly StreamPosition[];
  #subscriptions: Subscription[] = [];
  #scope: Scope | null = null;
  #state: 'renewing' | 'following' | 'ended' = 'renewing';
  #isStale = true;
  #isAsking = false;

  constructor(node: LiveNode, client: LiveClient) {
    this.#node = node;
    this.#client = client;
    this.#resume = client.resume;
    this.subscriber = client.subscriber;
  }

  /** Streams she follows now. */
  streams(): string[] {
    return this.#subscriptions.map(({ stream }) => stream);
  }

  /** Stops everything until her rights were read anew; afterwards she gets snapshots of what they changed. */
  accessMayHaveChanged(): void {
    if (this.#state === 'ended') return;
    this.#isStale = true;
    this.#state = 'renewing';
    void this.#renew();
  }

  /** Sends what there is to send and fits on the way. */
  pump(): void {
    for (const subscription of this.#subscriptions) this.#pumpOne(subscription);
  }

  /** Once a second: a sign of life on each stream, and the end of a consumer that cannot keep up. */
  beat(now: Instant): void {
    if (this.#state === 'renewing') void this.#renew();
    if (this.#cannotKeepUp(now)) return this.end({ code: 'link/too-slow' }, 0);
    const signs = this.#subscriptions.map(({ stream, position }) => ({ stream, events: [], ...position, at: now }));
    this.#client.link.heartbeats(signs);
    this.pump();
  }

  /** Goes back to where the client says its chain is whole; `answer` comes before anything of the new chain. */
  since(message: SinceMessage, answer: (refusal: Refusal | null) => void): void {
    const subscription = this.#subscriptions.find(({ stream }) => stream === message.stream);
    if (!subscription) return answer({ code: 'request/not-found' });
    const head = this.#node.streams.readableFor(this.subscriber.organisationId, message.stream);
    const from = resumeFrom(message.position, subscription.rights, head);
    moveTo(subscription, from);
    answer(null);
    this.#pumpOne(subscription);
  }

  /** Ends the connection and says why; `retryInMs` null means that coming back needs a person. */
  end(refusal: Refusal, retryInMs: number | null): void {
    if (this.#state === 'ended') return;
    const at = this.#node.clock();
    const ending: Ending = { ...wireRefusal(refusal, this.#scope?.traceId ?? ''), retryInMs };
    const own = this.#subscriptions.find(({ stream }) => stream === this.subscriber.organisationId);
    const position = own?.position ?? { seq: 0, upTo: 0 };
    this.closed();
    this.#client.link.end({ stream: this.subscriber.organisationId, events: [], ...position, at, ending });
  }

  /** The wire is gone. */
  closed(): void {
    this.#state = 'ended';
    this.#subscriptions = [];
    this.#node.ended(this);
  }

  /** Reads her rights until nothing known to this node could still have changed them, then follows under them. */
  async #renew(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isStale && !this.#hasEnded()) {
        this.#isStale = false;
        const answer = await this.#client.readScope();
        if (!answer.ok) return this.end(answer.refusal, null);
        await this.#readStreamsOf(answer.value);
        if (!this.#isStale && !this.#hasEnded()) this.#follow(answer.value);
      }
    } catch (failure) {
      this.#isStale = true;
      this.#node.report(failure);
    } finally {
      this.#isAsking = false;
    }
  }

  async #readStreamsOf(scope: Scope): Promise<void> {
    const { streams } = this.#node;
    const wanted = streamsOf(scope);
    await Promise.all(wanted.map((stream) => streams.tailOf(stream).refresh()));
    await Promise.all(wanted.map((stream) => streams.clear(this.subscriber.organisationId, stream)));
  }

  /** Compares what she may see now with what she saw: the same goes on, the rest starts afresh or ends. */
  #follow(scope: Scope): void {
    this.#scope = scope;
    const streams = streamsOf(scope).slice(0, liveLimits.streams);
    for (const subscription of this.#subscriptions) if (!streams.includes(subscription.stream)) subscription.turn += 1;
    const gone = [...this.#subscriptions, ...this.#resume].filter(({ stream }) => !streams.includes(stream));
    for (const { stream } of gone) this.#tellEnd(stream);
    this.#subscriptions = streams.map((stream) => this.#subscriptionTo(stream, rightsMark(scope, stream)));
    this.#resume = [];
    this.#state = 'following';
    this.#node.followed(this);
    this.pump();
  }

  #subscriptionTo(stream: string, rights: string): Subscription {
    const known = this.#subscriptions.find((subscription) => subscription.stream === stream);
    if (known) {
      if (known.rights !== rights) moveTo(known, 'rightsChanged');
      known.rights = rights;
      return known;
    }
    const told = this.#resume.find((position) => position.stream === stream);
    const head = this.#node.streams.readableFor(this.subscriber.organisationId, stream);
    return openSubscription(stream, rights, resumeFrom(told, rights, head));
  }

  #tellEnd(stream: string): void {
    const message = { stream, seq: 0, rights: '', reason: 'sharingEnded' as const, at: this.#node.clock(), state: {} };
    this.#sent();
    this.#client.link.snapshot(message, () => this.#received());
  }

  #pumpOne(subscription: Subscription): void {
    while (this.#state === 'following' && this.#window.isOpen && !subscription.isReading) {
      if (subscription.snapshotDue) return void this.#sendSnapshot(subscription, subscription.snapshotDue);
      const { stream, position } = subscription;
      const behind = this.#node.streams.readableFor(this.subscriber.organisationId, stream) - position.upTo;
      if (behind <= 0) return;
      const limit = Math.min(behind, pageSize);
      const page = this.#node.streams.tailOf(stream).after(position.upTo, limit);
      if (!page) return void this.#catchUp(subscription, limit);
      this.#deliver(subscription, page);
    }
  }

  #deliver(subscription: Subscription, page: readonly DomainEvent[]): void {
    const scope = this.#scope;
    if (!scope) return;
    const { catalogue, clock } = this.#node;
    const batch = nextBatch(subscription.position, page, (event) =>
      projected(catalogue.projectionOf(event.type), event, scope),
    );
    subscription.position = batch.position;
    if (batch.events.length === 0) return;
    const message = { stream: subscription.stream, events: [...batch.events], ...batch.position, at: clock() };
    this.#sent();
    this.#client.link.events(message, () => this.#received());
  }

  /** She is behind what the node keeps in memory: the log is the buffer. */
  async #catchUp(subscription: Subscription, limit: number): Promise<void> {
    await this.#reading(subscription, async (isStill) => {
      const page = await this.#node.readAfter(subscription.stream, subscription.position.upTo, limit);
      if (!isStill()) return;
      try {
        this.#deliver(subscription, page);
      } catch (failure) {
        if (!(failure instanceof BrokenLog)) throw failure;
        // The log no longer reaches back so far.
        subscription.snapshotDue = 'tooFarBehind';
      }
    });
  }

  async #sendSnapshot(subscription: Subscription, reason: NonNullable<Subscription['snapshotDue']>): Promise<void> {
    const scope = this.#scope;
    if (!scope) return;
    const { stream, rights } = subscription;
    const { streams, clock } = this.#node;
    await this.#reading(subscription, async (isStill) => {
      const { seq, state } = await this.#node.takeSnapshot(stream, scope);
      // Whatever changed her rights up to the moment of the snapshot is known after this.
      await streams.tailOf(stream).refresh();
      await streams.clear(this.subscriber.organisationId, stream);
      if (!isStill()) return;
      subscription.position = { upTo: seq, seq };
      subscription.snapshotDue = null;
      this.#sent();
      this.#client.link.snapshot({ stream, seq, rights, reason, at: clock(), state }, () => this.#received());
    });
  }

  /** Reads for a subscription; what was read counts only if neither its place nor her rights have moved meanwhile. */
  async #reading(subscription: Subscription, work: (isStill: () => boolean) => Promise<void>): Promise<void> {
    const { turn } = subscription;
    const scope = this.#scope;
    subscription.isReading = true;
    const isSame = () => subscription.turn === turn;
    try {
      await work(() => isSame() && this.#state === 'following' && this.#scope === scope);
      if (!isSame()) return;
      subscription.isReading = false;
      this.#pumpOne(subscription);
    } catch (failure) {
      // The next beat tries again.
      if (isSame()) subscription.isReading = false;
      this.#node.report(failure);
    }
  }

  #sent(): void {
    this.#window.sent(this.#node.clock());
  }

  #received(): void {
    this.#window.acknowledged();
    this.pump();
  }

  #cannotKeepUp(now: Instant): boolean {
    const home = this.subscriber.organisationId;
    const tooFar = ({ stream, position, snapshotDue }: Subscription) =>
      !snapshotDue && this.#node.streams.readableFor(home, stream) - position.upTo > 2 * liveLimits.eventsBehind;
    return this.#window.isStuck(now) || (this.#state === 'following' && this.#subscriptions.some(tooFar));
  }

  #hasEnded(): boolean {
    return this.#state === 'ended';
  }
}
