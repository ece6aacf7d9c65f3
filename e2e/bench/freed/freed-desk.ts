import { setTimeout as pause } from 'node:timers/promises';
import type { CallInputOf, Command, OutputOf, Query } from '@switchboard/shared/access';
import { agentOperations } from '@switchboard/shared/agents';
import { contactOperations } from '@switchboard/shared/contacts';
import { identityOperations } from '@switchboard/shared/identity';
import { newId } from '@switchboard/shared/kernel';
import { queueOperations } from '@switchboard/shared/queues';
import { offeredFactSchema, routingOperations } from '@switchboard/shared/routing';
import { type ApiClient, makeApiClient } from '../../../desktop/src/renderer/app/api-client.ts';
import { ServerConnection } from '../../../desktop/src/renderer/app/server-connection.ts';

const fullAfterMs = 2_000;

interface Offered {
  readonly reservationId: string;
  readonly fencing: number;
  readonly contactId: string;
  /** When the fact reached this desk's socket. */
  readonly offeredAt: number;
}

/** A desk that is always full: whenever one contact is written up, the next is offered at once, and taken. */
export class FreedDesk {
  readonly #api: ApiClient;
  readonly #inHand: string[] = [];
  readonly #arrived: Offered[] = [];
  #wake: () => void = () => undefined;
  #link: ServerConnection | undefined;
  #closing = { reasonId: '', outcomeId: '' };

  private constructor(api: ApiClient) {
    this.#api = api;
  }

  static async open(
    url: string,
    account: { readonly userName: string; readonly password: string },
  ): Promise<FreedDesk> {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId(Date.now()) },
      body: JSON.stringify({ username: account.userName, password: account.password }),
    });
    const { token } = (await answer.json()) as { token: string };
    const authorization = async () => token;
    const desk = new FreedDesk(makeApiClient({ origin: url, fetch, authorization, onNews: () => undefined }));
    await desk.#begin(url, token);
    return desk;
  }

  /** Ends and writes up one contact; answers which, and when the next offer was at the socket. */
  async freeOne(): Promise<{ contactId: string; offeredAt: number }> {
    const contactId = this.#inHand.shift()!;
    const { version } = await this.#call(contactOperations.read, { contactId });
    await this.#call(contactOperations.end, { contactId, version });
    await this.#call(contactOperations.wrapUp, { contactId, ...this.#closing, note: 'Bench' });
    const { offeredAt } = await this.#take();
    return { contactId, offeredAt };
  }

  close(): void {
    this.#link?.stop();
  }

  async #begin(url: string, token: string): Promise<void> {
    await this.#call(identityOperations.session.claimDesk, { takeOver: true });
    const { reasons, outcomes } = await this.#call(queueOperations.wrapUpLists, {});
    this.#closing = { reasonId: reasons[0]!.id, outcomeId: outcomes[0]!.id };
    await new Promise<void>((following) => {
      this.#link = new ServerConnection({
        origin: url,
        namespace: '/desk',
        token: async () => token,
        clientVersion: 'bench',
        clock: Date.now,
        chance: Math.random,
        listener: {
          linkChanged: () => undefined,
          snapshotReceived: () => following(),
          eventsReceived: (_stream, events) => {
            const offeredAt = Date.now();
            for (const { type, body } of events) if (type === 'reservation.offered') this.#hear(body, offeredAt);
          },
        },
      });
      this.#link.start();
    });
    await this.#call(agentOperations.setState, { wanted: { state: 'ready' } });
    // Full when nothing more comes.
    while (await Promise.race([this.#isOffered(), pause(fullAfterMs, false)])) await this.#take();
  }

  #hear(body: unknown, offeredAt: number): void {
    const { offer } = offeredFactSchema.parse(body);
    this.#arrived.push({ reservationId: offer.id, fencing: offer.fencing, contactId: offer.contactId, offeredAt });
    this.#wake();
  }

  async #isOffered(): Promise<boolean> {
    while (this.#arrived.length === 0) await new Promise<void>((woken) => (this.#wake = woken));
    return true;
  }

  async #take(): Promise<Offered> {
    await this.#isOffered();
    const offered = this.#arrived.shift()!;
    const { reservationId, fencing, contactId } = offered;
    await this.#call(routingOperations.accept, { reservationId, fencing });
    this.#inHand.push(contactId);
    return offered;
  }

  async #call<O extends Command | Query>(operation: O, input: CallInputOf<O>): Promise<OutputOf<O>> {
    const answer = await this.#api.call(operation, input, newId(Date.now()));
    if (answer.ok) return answer.value;
    throw new Error(`${operation.name}: ${JSON.stringify(answer.refusal)}`);
  }
}
