import { setTimeout as pause } from 'node:timers/promises';
import { type Database, hotStatement } from '../../../server/src/platform/database/index.ts';
import { Citizen } from '../chat/citizen.ts';
import { order } from './house-orders.ts';
import { emptyLedger, type Ledger } from './law.ts';

export interface TownPlan {
  readonly citizens: number;
  readonly channel: string;
  readonly random: () => number;
}

type InDatabase = <T>(work: (database: Database) => Promise<T>) => Promise<T>;

const byConversation = hotStatement(
  'drill.contact-of',
  'SELECT id, organisation_id, state FROM contact WHERE conversation_id = ?',
);

/** Citizens who come, wait for a person or talk to the bot, take a callback, lose patience, and go. */
export class Town {
  readonly ledger: Ledger = emptyLedger();
  readonly surprises: string[] = [];
  readonly #urls: readonly string[];
  readonly #plan: TownPlan;
  readonly #inDatabase: InDatabase;
  #lanes: Promise<unknown> = Promise.resolve();
  #isClosing = false;
  #present = 0;

  /** They come to these servers by turns. */
  constructor(urls: readonly string[], plan: TownPlan, inDatabase: InDatabase) {
    this.#urls = urls;
    this.#plan = plan;
    this.#inDatabase = inDatabase;
  }

  get isEmpty(): boolean {
    return this.#present === 0;
  }

  open(): void {
    this.#lanes = Promise.all(Array.from({ length: this.#plan.citizens }, (_, lane) => this.#lane(lane)));
  }

  close(): void {
    this.#isClosing = true;
  }

  closed(): Promise<unknown> {
    return this.#lanes;
  }

  async #lane(lane: number): Promise<void> {
    const url = this.#urls[lane % this.#urls.length]!;
    await pause(this.#plan.random() * 2_000);
    while (!this.#isClosing) {
      this.#present += 1;
      const citizen = new Citizen(url, this.#plan.channel);
      await this.#visit(citizen, url).catch((failure: unknown) => {
        // Whoever is told that it is over, by an agent or a timer, goes.
        if (!citizen.refused.some((answer) => /over|ended|closed/i.test(answer))) this.surprises.push(String(failure));
      });
      await citizen.leave();
      this.#present -= 1;
    }
  }

  async #visit(citizen: Citizen, url: string): Promise<void> {
    const { random } = this.#plan;
    await citizen.start();
    this.ledger.conversations.add(citizen.conversationId);
    if (random() < 0.15) {
      await this.#stays(1_000 + random() * 3_000);
      return citizen.end();
    }
    await citizen.say('I want to speak to a person');
    await this.#stays(500 + random() * 12_000);
    if (random() < 0.3 && (await this.#takesCallback(citizen, url))) return;
    await citizen.end();
  }

  async #stays(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (performance.now() < until && !this.#isClosing) await pause(100);
  }

  async #takesCallback({ conversationId }: Citizen, url: string): Promise<boolean> {
    const [row] = await this.#inDatabase((database) =>
      database.readPrepared<{ id: string; organisation_id: string; state: string }>(byConversation, [conversationId]),
    );
    if (row?.state !== 'queued') return false;
    const wish = {
      organisationId: row.organisation_id,
      contactId: row.id,
      inMs: 1_000 + Math.floor(this.#plan.random() * 8_000),
    };
    return order(url, 'callback', wish);
  }
}
