import { setTimeout as pause } from 'node:timers/promises';
import type { CallInputOf, Command, OutputOf, Query } from '@switchboard/shared/access';
import { agentOperations, notReadyReasonOperations } from '@switchboard/shared/agents';
import { type ContactRecord, contactOperations } from '@switchboard/shared/contacts';
import { identityOperations } from '@switchboard/shared/identity';
import { newId } from '@switchboard/shared/kernel';
import { queueOperations } from '@switchboard/shared/queues';
import { type Offer, routingOperations } from '@switchboard/shared/routing';
import { type ApiClient, makeApiClient } from '../../../desktop/src/renderer/app/api-client.ts';
import { ServerConnection } from '../../../desktop/src/renderer/app/server-connection.ts';

interface Account {
  readonly userName: string;
  readonly password: string;
}

const lookEveryMs = 150;
const patienceMs = 120_000;

/**
 * An agent of any mood, by the desk's live link and the public API alone: takes, declines or lets pass what is offered,
 * parks, transfers, ends, takes breaks. Each wish keeps its command id until it is answered, whatever happens to the
 * server meanwhile; what was acknowledged is in her ledger.
 */
export class RouterAgent {
  /** Reservations that the server said are hers, with their contact. */
  readonly accepted = new Map<string, string>();
  /** Contacts that the server said are ended. */
  readonly ended = new Set<string>();
  /** Answers that a healthy house does not give. */
  readonly surprises: string[] = [];
  readonly #account: Account;
  readonly #url: string;
  readonly #api: ApiClient;
  readonly #random: () => number;
  readonly #isForgiving: boolean;
  #token = '';
  #link: ServerConnection | undefined;
  #isOver = false;
  #isDiligent = false;
  #working: Promise<void> = Promise.resolve();
  #lists = { reasonId: '', outcomeId: '', breakId: '', queueIds: [] as string[] };

  /** `isForgiving`: a server that cannot reach its database may say so, and is asked again. */
  constructor(url: string, account: Account, random: () => number, isForgiving = false) {
    this.#isForgiving = isForgiving;
    this.#url = url;
    this.#account = account;
    this.#random = random;
    this.#api = makeApiClient({
      origin: url,
      fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(5_000) }),
      authorization: async () => this.#token,
      onNews: () => undefined,
    });
  }

  async start(): Promise<void> {
    const body = JSON.stringify({ username: this.#account.userName, password: this.#account.password });
    const answer = await fetch(`${this.#url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId(Date.now()) },
      body,
    });
    this.#token = ((await answer.json()) as { token: string }).token;
    await this.#wish(identityOperations.session.claimDesk, { takeOver: true });
    const { reasons, outcomes } = (await this.#ask(queueOperations.wrapUpLists, {}))!;
    const breaks = (await this.#ask(notReadyReasonOperations.list, {}))!;
    const queues = (await this.#ask(queueOperations.list, {}))!;
    this.#lists = {
      reasonId: reasons[0]!.id,
      outcomeId: outcomes[0]!.id,
      breakId: breaks.items[0]!.id,
      queueIds: queues.items.filter(({ channels }) => channels.includes('webchat')).map(({ id }) => id),
    };
    this.#link = new ServerConnection({
      origin: this.#url,
      namespace: '/desk',
      token: async () => this.#token,
      clientVersion: 'drill',
      clock: Date.now,
      chance: this.#random,
      listener: { linkChanged: () => undefined, eventsReceived: () => undefined, snapshotReceived: () => undefined },
    });
    this.#link.start();
    this.#working = this.#work();
  }

  /** From now on she only brings things to their end. */
  beDiligent(): void {
    this.#isDiligent = true;
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#working;
    this.#link?.stop();
  }

  async #work(): Promise<void> {
    while (!this.#isOver) {
      await pause(lookEveryMs);
      await this.#look();
    }
  }

  async #look(): Promise<void> {
    const me = await this.#ask(agentOperations.me, {});
    if (!me) return;
    if (me.state !== 'ready' && (this.#isDiligent || this.#chance(0.5))) {
      await this.#wish(agentOperations.setState, { wanted: { state: 'ready' } });
    } else if (!this.#isDiligent && this.#chance(0.02)) {
      const wanted = { state: 'notReady', reasonId: this.#lists.breakId } as const;
      await this.#wish(agentOperations.setState, { wanted, when: this.#chance(0.5) ? 'now' : 'afterLast' });
    }
    for (const offer of (await this.#ask(routingOperations.offers, {}))?.items ?? []) await this.#consider(offer);
    for (const contact of (await this.#ask(contactOperations.mine, {}))?.items ?? []) await this.#serve(contact);
  }

  async #consider({ id: reservationId, fencing, contactId }: Offer): Promise<void> {
    if (this.#isDiligent || this.#chance(0.4)) {
      if (await this.#wish(routingOperations.accept, { reservationId, fencing })) {
        this.accepted.set(reservationId, contactId);
      }
    } else if (this.#chance(0.1)) {
      await this.#wish(routingOperations.decline, { reservationId, fencing, reason: 'other' });
    }
  }

  async #serve(contact: ContactRecord): Promise<void> {
    const { id: contactId, state, version } = contact;
    const mine = contact.interactions.findLast(({ agent, state: part }) => agent !== null && part !== 'completed');
    if (mine?.state === 'wrapUp') {
      const { reasonId, outcomeId } = this.#lists;
      if (this.#isDiligent || this.#chance(0.2)) {
        await this.#wish(contactOperations.wrapUp, { contactId, reasonId, outcomeId, note: 'Drill' });
      }
      return;
    }
    if (state === 'parked') {
      if (this.#isDiligent || this.#chance(0.1)) await this.#wish(contactOperations.resume, { contactId });
      return;
    }
    if (state !== 'connected') return;
    if (this.#isDiligent || this.#chance(0.15)) {
      if (await this.#wish(contactOperations.end, { contactId, version })) this.ended.add(contactId);
    } else if (this.#chance(0.06)) {
      await this.#wish(contactOperations.park, { contactId, version, minutes: 1 });
    } else if (this.#chance(0.04)) {
      const { queueIds } = this.#lists;
      const queueId = queueIds[Math.floor(this.#random() * queueIds.length)]!;
      await this.#wish(contactOperations.transfer, { contactId, version, target: { to: 'queue', queueId } });
    }
  }

  /** Will be otherwise in a moment. */
  #isPassing(code: string): boolean {
    return code === 'server/draining' || (this.#isForgiving && code === 'server/failed');
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  /** Undefined when nobody answers just now. */
  async #ask<Q extends Query>(operation: Q, input: CallInputOf<Q>): Promise<OutputOf<Q> | undefined> {
    const answer = await this.#api.call(operation, input);
    if (answer.ok) return answer.value;
    const { refusal } = answer;
    if (refusal.kind === 'refused' && !this.#isPassing(refusal.code)) {
      this.surprises.push(`${operation.name}: ${refusal.code}`);
    }
    return undefined;
  }

  /** One intent under one id until it is answered. Undefined: the world had moved on. */
  async #wish<C extends Command>(operation: C, input: CallInputOf<C>): Promise<OutputOf<C> | undefined> {
    const commandId = newId(Date.now());
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      const answer = await this.#api.call(operation, input, commandId);
      if (answer.ok) return answer.value;
      const { refusal } = answer;
      if (refusal.kind === 'refused' && !this.#isPassing(refusal.code)) {
        if (refusal.code === 'server/failed') this.surprises.push(`${operation.name}: ${refusal.code}`);
        return undefined;
      }
      await pause(50);
    }
    this.surprises.push(`${operation.name} was never answered`);
    return undefined;
  }
}
