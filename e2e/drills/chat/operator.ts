import { setTimeout as pause } from 'node:timers/promises';
import type { CallInputOf, Command, OutputOf, Query } from '@switchboard/shared/access';
import { agentOperations } from '@switchboard/shared/agents';
import { type ContactRecord, contactOperations } from '@switchboard/shared/contacts';
import { conversationOperations, type Message } from '@switchboard/shared/conversations';
import { identityOperations } from '@switchboard/shared/identity';
import { newId } from '@switchboard/shared/kernel';
import { queueOperations } from '@switchboard/shared/queues';
import { routingOperations } from '@switchboard/shared/routing';
import { type ApiClient, makeApiClient } from '../../../desktop/src/renderer/app/api-client.ts';
import type { CallRefusal } from '../../../desktop/src/renderer/app/call-refusal.ts';
import { ServerConnection } from '../../../desktop/src/renderer/app/server-connection.ts';

export interface GivenReply {
  readonly commandId: string;
  readonly contactId: string;
  readonly text: string;
  /** What it was written against stays the same however often it is sent: one command, one content. */
  readonly writtenAgainst: number;
  /** The number in its conversation, when it was acknowledged. */
  seq: number | undefined;
}

interface Account {
  readonly userName: string;
  readonly password: string;
}

/**
 * An operator's desk without a screen: the desk's own live link, the public API, and a ledger of its own. It takes what
 * is offered, answers every word of a citizen once (`re: …`), ends on "bye" and wraps up; after a break it goes on from
 * what the server says is in its hands.
 */
export class Operator {
  readonly replies: GivenReply[] = [];
  /** The citizen's words as they reached this desk, by contact, in the conversation's order. */
  readonly heard = new Map<string, Message[]>();
  /** Refusals that a healthy house does not give. */
  readonly surprises: string[] = [];
  readonly #url: string;
  readonly #api: ApiClient;
  readonly #account: Account;
  readonly #pending = new Map<string, GivenReply>();
  #token = '';
  #link: ServerConnection | undefined;
  #news = true;
  #isOver = false;
  #working: Promise<void> | undefined;
  #closing: { reasonId: string; outcomeId: string } | undefined;

  constructor(url: string, account: Account) {
    this.#url = url;
    this.#account = account;
    this.#api = makeApiClient({
      origin: url,
      fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(10_000) }),
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
    const lists = await this.#question(queueOperations.wrapUpLists, {});
    this.#closing = { reasonId: lists.reasons[0]!.id, outcomeId: lists.outcomes[0]!.id };
    this.#link = new ServerConnection({
      origin: this.#url,
      namespace: '/desk',
      token: async () => this.#token,
      clientVersion: 'drill',
      clock: Date.now,
      chance: Math.random,
      listener: {
        linkChanged: () => this.#hasNews(),
        eventsReceived: () => this.#hasNews(),
        snapshotReceived: () => this.#hasNews(),
      },
    });
    this.#link.start();
    this.#working = this.#work();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#working;
    this.#link?.stop();
  }

  #hasNews(): void {
    this.#news = true;
  }

  async #work(): Promise<void> {
    let idle = 0;
    while (!this.#isOver) {
      if (!this.#news && idle < 25) {
        idle += 1;
        await pause(20);
        continue;
      }
      idle = 0;
      this.#news = false;
      // All operators share one address here, and one address may ask only so often.
      await pause(lookEveryMs);
      await this.#look().catch((failure: unknown) => {
        if (!(failure instanceof NotAnswered)) this.surprises.push(String(failure));
      });
    }
  }

  async #look(): Promise<void> {
    const me = await this.#question(agentOperations.me, {});
    if (me.state !== 'ready') await this.#wish(agentOperations.setState, { wanted: { state: 'ready' } });
    for (const offer of (await this.#question(routingOperations.offers, {})).items) {
      await this.#wish(routingOperations.accept, { reservationId: offer.id, fencing: offer.fencing });
    }
    for (const contact of (await this.#question(contactOperations.mine, {})).items) await this.#serve(contact);
  }

  async #serve(contact: ContactRecord): Promise<void> {
    const mine = contact.interactions.findLast(({ agent }) => agent !== null);
    if (mine?.state === 'wrapUp') {
      await this.#wish(contactOperations.wrapUp, { contactId: contact.id, ...this.#closing!, note: 'Drill' });
      return;
    }
    if (contact.state === 'parked') {
      await this.#wish(contactOperations.resume, { contactId: contact.id });
      return;
    }
    if (contact.state !== 'connected') return;
    await this.#answer(contact);
  }

  async #answer(contact: ContactRecord): Promise<void> {
    const heard = this.heard.get(contact.id) ?? [];
    this.heard.set(contact.id, heard);
    const after = heard.at(-1)?.seq ?? 0;
    const page = await this.#question(conversationOperations.read, { contactId: contact.id, after, limit: 500 });
    heard.push(...page.items);
    for (const message of heard) {
      if (message.kind !== 'text' || message.author.kind !== 'citizen' || !message.text.startsWith('#')) continue;
      await this.#replyOnce(contact.id, `re: ${message.text}`, heard.at(-1)!.seq);
    }
    const isBye = heard.some((one) => one.kind === 'text' && one.author.kind === 'citizen' && one.text === 'bye');
    const allAnswered = !this.#pending.has(contact.id);
    if (isBye && allAnswered) {
      const { version } = await this.#question(contactOperations.read, { contactId: contact.id });
      await this.#wish(contactOperations.end, { contactId: contact.id, version });
    }
  }

  /** One reply, one command id, until the server has answered it. */
  async #replyOnce(contactId: string, text: string, writtenAgainst: number): Promise<void> {
    let reply = this.replies.find((one) => one.contactId === contactId && one.text === text);
    if (reply?.seq !== undefined) return;
    // Somebody else, or this desk before a break, has said it already.
    const isSaid = this.heard.get(contactId)?.some((one) => one.kind === 'text' && one.text === text);
    if (!reply && isSaid) return;
    if (!reply) {
      reply = { commandId: newId(Date.now()), contactId, text, writtenAgainst, seq: undefined };
      this.replies.push(reply);
    }
    this.#pending.set(contactId, reply);
    const answer = await this.#wish(
      conversationOperations.send,
      { contactId, text, writtenAgainst: reply.writtenAgainst },
      reply.commandId,
    );
    if (answer) reply.seq = answer.seq;
    // Refused for good under this id: if it still fits, it is said anew.
    else this.replies.splice(this.replies.indexOf(reply), 1);
    this.#pending.delete(contactId);
  }

  async #question<Q extends Query>(operation: Q, input: CallInputOf<Q>): Promise<OutputOf<Q>> {
    const answer = await this.#api.call(operation, input);
    if (answer.ok) return answer.value;
    throw await this.#failure(operation.name, answer.refusal);
  }

  /** Undefined when it was refused: the world has moved on, which is for the next look to see. */
  async #wish<C extends Command>(
    operation: C,
    input: CallInputOf<C>,
    commandId: string = newId(Date.now()),
  ): Promise<OutputOf<C> | undefined> {
    const answer = await this.#api.call(operation, input, commandId);
    this.#hasNews();
    if (answer.ok) return answer.value;
    if (answer.refusal.kind !== 'refused' || answer.refusal.code === 'request/too-many')
      throw await this.#failure(operation.name, answer.refusal);
    if (!usual.has(answer.refusal.code)) this.surprises.push(`${operation.name}: ${answer.refusal.code}`);
    return undefined;
  }

  async #failure(name: string, { kind, code }: CallRefusal): Promise<Error> {
    const isTooOften = code === 'request/too-many';
    await pause(isTooOften ? 1_000 : 30);
    return kind === 'refused' && !isTooOften ? new Error(`${name}: ${code}`) : new NotAnswered(`${name}: ${code}`);
  }
}

const lookEveryMs = 200;

/** Refusals that are part of the day: somebody or something was quicker. */
const usual: ReadonlySet<string> = new Set([
  'reservation/over',
  'contact/over',
  'contact/changed-hands',
  'contact/not-yours',
  'contact/not-in-wrap-up',
]);

/** Nobody knows whether it was done; the same id is safe to repeat. */
class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
}
