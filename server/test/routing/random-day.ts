import { minutes, seconds } from '@switchboard/shared/kernel';
import type { Offer } from '@switchboard/shared/routing';
import { expect } from 'vitest';
import { endContact } from '../../src/contacts/index.ts';
import { pick, randomFrom } from '../sockets/stage/random.ts';
import type { Person } from '../world.ts';
import { changingDeeds } from './changing-deeds.ts';
import type { RoutingStage } from './routing-stage.ts';

/** A day at Eastmere Police in which anything may happen at any time; after each step the law is looked at. */
export class RandomDay {
  readonly #stage: RoutingStage;
  readonly #chance: () => number;
  /** Every contact there ever was, and when it first waited. */
  readonly #contacts = new Map<string, number | null>();

  readonly #more: Readonly<Record<string, () => Promise<void>>>;

  /** `isChanging`: people publish, move, assign, close, take over and pick on the way. */
  constructor(stage: RoutingStage, seed: number, { isChanging } = { isChanging: false }) {
    this.#stage = stage;
    this.#chance = randomFrom(seed);
    const ground = {
      stage,
      chance: this.#chance,
      somebody: () => this.#somebody(),
      someContact: () => this.#someContact(),
    };
    this.#more = isChanging ? changingDeeds(ground) : {};
  }

  async step(): Promise<string> {
    const deeds: Readonly<Record<string, () => Promise<unknown>>> = { ...this.#deeds, ...this.#more };
    const often = ['arrives', 'ready', 'accepts'];
    const name = pick(this.#chance, [
      ...Object.keys(deeds),
      ...often,
      ...(Object.keys(this.#more).length > 0 ? often : []),
    ]);
    await deeds[name]!();
    await this.#stage.settled();
    return name;
  }

  /** What must hold after every step, whatever happened. */
  async law(): Promise<void> {
    const stage = this.#stage;
    expect(await stage.broken()).toEqual([]);
    const offers = await stage.pending();
    const units = await stage.offeredUnits();
    for (const person of stage.agents()) {
      const { state, deskSilent, load } = (await stage.outline(person)) ?? { ...nobody };
      const hers = offers.filter(({ userId }) => userId === person.userId);
      // Writing up what was parked may bring her above; nothing is offered then. Whoever has nothing can take one.
      const offered = hers.reduce((sum, { id }) => sum + (units.get(id) ?? Infinity), 0);
      if (hers.length > (load.used === 0 ? 1 : 0)) expect(load.used + offered).toBeLessThanOrEqual(load.of);
      if (state !== 'ready' || deskSilent) expect(hers).toEqual([]);
    }
    expect(new Set(offers.map(({ contactId }) => contactId)).size).toBe(offers.length);
    for (const [contactId, firstQueuedAt] of this.#contacts) {
      expect((await stage.contact(contactId)).firstQueuedAt).toBe(firstQueuedAt);
    }
  }

  readonly #deeds = {
    arrives: async () => {
      const queue = pick(this.#chance, ['enquiries', 'enquiries', 'lost-property', 'emergency']);
      const id = await this.#stage.citizenWaits({ queue });
      this.#contacts.set(id, (await this.#stage.contact(id)).firstQueuedAt);
    },
    ready: () => this.#stage.ready(this.#somebody()),
    notReady: async () => {
      const reason = { state: 'notReady', reason: 'Break', when: 'now' } as const;
      await this.#stage.becomes(this.#somebody(), reason);
    },
    accepts: () => this.#answers('reservation.accept'),
    declines: () => this.#answers('reservation.decline', { reason: 'other' }),
    leaves: async () => {
      const id = this.#someContact();
      if (id) await this.#stage.inTransaction(async (tx) => void (await endContact(tx, id, { by: 'citizen' })));
    },
    linkBreaks: async () => {
      const id = this.#someContact();
      if (id) await this.#stage.citizenLeaves(id);
    },
    linkReturns: async () => {
      const id = this.#someContact();
      if (id) await this.#stage.citizenReturns(id);
    },
    deskGoes: async () => this.#stage.deskGoes(this.#somebody()),
    timePasses: () => this.#stage.world.advance(pick(this.#chance, [seconds(5), seconds(20), minutes(2)])),
  };

  async #answers(name: string, more: object = {}): Promise<void> {
    const person = this.#somebody();
    for (const { id: reservationId, fencing } of await this.#offersOf(person)) {
      await this.#stage.world.call(person, name, { reservationId, fencing, ...more });
    }
  }

  async #offersOf(person: Person): Promise<Offer[]> {
    return (await this.#stage.pending()).filter(({ userId }) => userId === person.userId);
  }

  #somebody(): Person {
    return pick(this.#chance, this.#stage.agents());
  }

  #someContact(): string | undefined {
    return this.#contacts.size > 0 ? pick(this.#chance, [...this.#contacts.keys()]) : undefined;
  }
}

const nobody = { state: 'offline', deskSilent: false, load: { used: 0, of: 100 } };
