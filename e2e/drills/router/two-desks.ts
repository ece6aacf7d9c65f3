import type { CallInputOf, Command, OutputOf, Query } from '@switchboard/shared/access';
import { agentOperations } from '@switchboard/shared/agents';
import { contactOperations } from '@switchboard/shared/contacts';
import { identityOperations } from '@switchboard/shared/identity';
import { newId } from '@switchboard/shared/kernel';
import { queueOperations } from '@switchboard/shared/queues';
import { type Offer, routingOperations } from '@switchboard/shared/routing';
import { type ApiClient, makeApiClient } from '../../../desktop/src/renderer/app/api-client.ts';
import { ServerConnection } from '../../../desktop/src/renderer/app/server-connection.ts';

export interface Account {
  readonly userName: string;
  readonly password: string;
}

/** What came of one call: null when it was done, else the code it was refused with. */
export type Outcome = string | null;
/** No code, no answer at all: nobody may ever be left with that. */
export const unanswered = 'no coded answer';

/** One session of a person, by the public API alone. */
export class Session {
  readonly #api: ApiClient;
  readonly token: string;

  private constructor(url: string, token: string) {
    this.token = token;
    this.#api = makeApiClient({
      origin: url,
      fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(120_000) }),
      authorization: async () => token,
      onNews: () => undefined,
    });
  }

  static async signIn(url: string, { userName, password }: Account): Promise<Session> {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newId(Date.now()) },
      body: JSON.stringify({ username: userName, password }),
    });
    return new Session(url, ((await answer.json()) as { token: string }).token);
  }

  /** For a call that must succeed. */
  async done<O extends Command | Query>(operation: O, input: CallInputOf<O>): Promise<OutputOf<O>> {
    const answer = await this.#api.call(operation, input, newId(Date.now()));
    if (answer.ok) return answer.value;
    throw new Error(`${operation.name} was refused: ${JSON.stringify(answer.refusal)}`);
  }

  async tries<C extends Command>(operation: C, input: CallInputOf<C>): Promise<Outcome> {
    const answer = await this.#api.call(operation, input, newId(Date.now()));
    if (answer.ok) return null;
    return answer.refusal.kind === 'refused' ? answer.refusal.code : unanswered;
  }
}

/** An agent who is signed in at two desks and goes on at the one or the other. */
export class TwoDeskAgent {
  readonly userId: string;
  /** The desk that is hers, and the one she may take over at. */
  #desks: [held: Session, other: Session];
  readonly #links: readonly ServerConnection[];
  readonly #wrapUp: { readonly reasonId: string; readonly outcomeId: string };

  private constructor(parts: {
    userId: string;
    desks: [Session, Session];
    links: readonly ServerConnection[];
    wrapUp: { reasonId: string; outcomeId: string };
  }) {
    this.userId = parts.userId;
    this.#desks = parts.desks;
    this.#links = parts.links;
    this.#wrapUp = parts.wrapUp;
  }

  static async start(url: string, account: Account): Promise<TwoDeskAgent> {
    const desks: [Session, Session] = [await Session.signIn(url, account), await Session.signIn(url, account)];
    await desks[0].done(identityOperations.session.claimDesk, { takeOver: true });
    const links = desks.map(({ token }) => {
      const link = new ServerConnection({
        origin: url,
        namespace: '/desk',
        token: async () => token,
        clientVersion: 'drill',
        clock: Date.now,
        chance: Math.random,
        listener: { linkChanged: () => undefined, eventsReceived: () => undefined, snapshotReceived: () => undefined },
      });
      link.start();
      return link;
    });
    const { reasons, outcomes } = await desks[0].done(queueOperations.wrapUpLists, {});
    const wrapUp = { reasonId: reasons[0]!.id, outcomeId: outcomes[0]!.id };
    const { id: userId } = await desks[0].done(agentOperations.me, {});
    return new TwoDeskAgent({ userId, desks, links, wrapUp });
  }

  get desk(): Session {
    return this.#desks[0];
  }

  get otherDesk(): Session {
    return this.#desks[1];
  }

  /** From now on the other desk is hers. */
  async takesOver(): Promise<void> {
    await this.otherDesk.done(identityOperations.session.claimDesk, { takeOver: true });
    this.#desks = [this.#desks[1], this.#desks[0]];
  }

  async offers(): Promise<readonly Offer[]> {
    return (await this.desk.done(routingOperations.offers, {})).items;
  }

  /** Writes up what is left to write up and is ready; answers whether nothing is in her way now. */
  async isFree(): Promise<boolean> {
    const { items } = await this.desk.done(contactOperations.mine, {});
    for (const { id: contactId } of items) {
      await this.desk.tries(contactOperations.wrapUp, { contactId, ...this.#wrapUp, note: 'Drill' });
    }
    const { state, deskSilent, load } = await this.desk.done(agentOperations.me, {});
    if (state !== 'ready') await this.desk.tries(agentOperations.setState, { wanted: { state: 'ready' } });
    return items.length === 0 && state === 'ready' && !deskSilent && load.used === 0;
  }

  stop(): void {
    for (const link of this.#links) link.stop();
  }
}
