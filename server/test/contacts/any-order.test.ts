import { contactLifecycle, contactStates, type ContactState, placeOf } from '@switchboard/shared/contacts';
import type { Refusal } from '@switchboard/shared/errors';
import { minutes, type Result, seconds } from '@switchboard/shared/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  abandonContact,
  addMessage,
  beginContact,
  citizenLinked,
  citizenUnlinked,
  connect,
  endContact,
  enqueue,
  enterSelfService,
  giveDetails,
  promiseCallback,
  requeue,
} from '../../src/contacts/index.ts';
import { endByAgent } from '../../src/contacts/use-cases/end-contact.ts';
import { parkByAgent, resumeContact } from '../../src/contacts/use-cases/park.ts';
import { transferContact } from '../../src/contacts/use-cases/transfer.ts';
import { wrapUpContact } from '../../src/contacts/use-cases/wrap-up.ts';
import { engines } from '../engines.ts';
import { ContactStage, type WrapUpMode } from './contact-stage.ts';

it('[C-11 part] from every state of a contact the table leads to an end', () => {
  const reaches = (state: ContactState, seen: readonly ContactState[] = []): boolean =>
    contactLifecycle.isFinal(state) ||
    Object.values(contactLifecycle.table[state]).some(
      (next) => !seen.includes(next) && reaches(next, [...seen, state]),
    );
  expect(contactStates.filter((state) => !reaches(state))).toEqual([]);
});

const modes = ['none', 'optional', 'timed', 'mandatory'] as const satisfies readonly WrapUpMode[];

type Step =
  | { readonly does: 'begin' }
  | { readonly does: 'pass'; readonly ms: number }
  | {
      readonly does: 'act';
      readonly deed: (typeof deeds)[number];
      readonly contact: number;
      readonly agent: number;
      readonly mode: WrapUpMode;
    };

const deeds = [
  'selfService',
  'enqueue',
  'connect',
  'requeue',
  'transferToQueue',
  'transferToAgent',
  'park',
  'resume',
  'promiseCallback',
  'citizenSays',
  'botSays',
  'agentNotes',
  'link',
  'unlink',
  'details',
  'citizenEnds',
  'agentEnds',
  'abandon',
  'wrapUp',
] as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ does: 'begin' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('pass' as const),
      ms: fc.constantFrom(seconds(1), seconds(61), minutes(2), minutes(16), minutes(61)),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      does: fc.constant('act' as const),
      deed: fc.constantFrom(...deeds),
      contact: fc.nat(3),
      agent: fc.nat(2),
      mode: fc.constantFrom(...modes),
    }),
  },
);

describe.each(engines)('commands in any order on $name', (engine) => {
  let stage: ContactStage;
  beforeAll(async () => {
    if (engine.isThere) stage = await ContactStage.open(engine);
  });
  afterAll(() => stage?.dispose());

  it.skipIf(!engine.isThere)(
    '[C-11 part] leave each open contact in exactly one place, and every conversation without a gap',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          const run = new Run(stage);
          for (const one of steps) await run.carryOut(one);
          await run.judge();
        }),
        { numRuns: Number(process.env['CONTACT_RUNS'] ?? 40), endOnFailure: true },
      );
      await judgeFacts(stage);
    },
  );
});

class Run {
  readonly #stage: ContactStage;
  readonly #contacts: { contactId: string; conversationId: string }[] = [];
  #words = 0;

  constructor(stage: ContactStage) {
    this.#stage = stage;
  }

  async carryOut(one: Step): Promise<void> {
    if (one.does === 'pass') return this.#stage.pass(one.ms);
    if (one.does === 'begin' || this.#contacts.length === 0) {
      this.#contacts.push(await this.#stage.in((tx) => beginInQueueOrBot(tx, this.#stage)));
      return;
    }
    const contact = this.#contacts[one.contact % this.#contacts.length]!;
    const userId = [this.#stage.ann, this.#stage.ben, this.#stage.sam][one.agent]!;
    const other = [this.#stage.ben, this.#stage.sam, this.#stage.ann][one.agent]!;
    const { version } = await this.#stage.outline(contact.contactId);
    await this.#stage.codeOf((tx) => this.#act(tx, one, { ...contact, userId, other, version }));
  }

  #act(
    tx: Parameters<typeof connect>[0],
    { deed, mode }: Extract<Step, { does: 'act' }>,
    { contactId, conversationId, userId, other, version }: Whom,
  ): Promise<Result<unknown, Refusal>> {
    const stage = this.#stage;
    const text = { kind: 'text', text: `word ${(this.#words += 1)}` } as const;
    const says = (kind: 'citizen' | 'bot', name: string) =>
      addMessage(tx, { conversationId, author: { kind, userId: null, name }, clientId: `c${this.#words}`, body: text });
    switch (deed) {
      case 'selfService':
        return enterSelfService(tx, contactId, { botName: 'Ask Eastmere' });
      case 'enqueue':
        return enqueue(tx, contactId, stage.queueWish(mode));
      case 'connect':
        return connect(tx, contactId, { userId, reservationId: null });
      case 'requeue':
        return requeue(tx, contactId, { wanted: userId });
      case 'transferToQueue': {
        const target = { to: 'queue', queueId: stage.queues[mode] } as const;
        return transferContact(tx, { contactId, version, target, note: 'see above', userId });
      }
      case 'transferToAgent':
        return transferContact(tx, { contactId, version, target: { to: 'agent', userId: other }, note: null, userId });
      case 'park':
        return parkByAgent(tx, { contactId, version, minutes: 10, note: null, userId });
      case 'resume':
        return resumeContact(tx, { contactId, userId });
      case 'promiseCallback':
        return promiseCallback(tx, contactId, { dueAt: tx.now + minutes(30) });
      case 'citizenSays':
        return says('citizen', 'Cleo');
      case 'botSays':
        return says('bot', 'Ask Eastmere');
      case 'agentNotes': {
        const author = { kind: 'agent', userId, name: 'Ann' } as const;
        return addMessage(tx, { conversationId, author, clientId: null, body: { kind: 'note', text: 'noted' } });
      }
      case 'link':
        return citizenLinked(tx, contactId);
      case 'unlink':
        return citizenUnlinked(tx, contactId);
      case 'details':
        return giveDetails(tx, contactId, { name: 'Cleo', points: [{ kind: 'phone', value: '07700 900142' }] });
      case 'citizenEnds':
        return endContact(tx, contactId, { by: 'citizen' });
      case 'agentEnds':
        return endByAgent(tx, { contactId, version, userId });
      case 'abandon':
        return abandonContact(tx, contactId);
      case 'wrapUp': {
        const given = { reasonId: stage.reasonId, outcomeId: stage.outcomeId, note: '' };
        return wrapUpContact(tx, { contactId, userId, ...given });
      }
    }
  }

  async judge(): Promise<void> {
    for (const { contactId, conversationId } of this.#contacts) {
      const contact = await this.#stage.outline(contactId);
      const messages = await this.#stage.messages(conversationId);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_message, index) => index + 1));
      expect(contact.lastSeq).toBe(messages.length);
      const talking = contact.interactions.filter(({ kind, state }) => kind === 'agent' && state === 'active');
      const aside = contact.interactions.filter(({ state }) => state === 'held');
      const bots = contact.interactions.filter(({ kind, state }) => kind === 'bot' && state === 'active');
      const isOver = contactLifecycle.isFinal(contact.state);
      const place = placeOf(contact.state, false);
      expect({ contact: contact.state, place: place === null }).toEqual({ contact: contact.state, place: isOver });
      expect({
        state: contact.state,
        talking: talking.length,
        aside: aside.length,
        bots: bots.length,
        parked: contact.parked !== null,
        timers: await this.#timersOf(contactId),
      }).toEqual({
        state: contact.state,
        talking: contact.state === 'connected' ? 1 : 0,
        aside: contact.state === 'parked' ? 1 : 0,
        bots: contact.state === 'selfService' ? 1 : 0,
        parked: contact.state === 'parked',
        timers: {
          return: contact.state === 'parked',
          callback: contact.state === 'awaitingCallback',
        },
      });
      expect(contact.state === 'queued' || contact.wanted === null).toBe(true);
      if (contact.record === 'complete') expect(isOver).toBe(true);
      expect(contact.endedAt !== null).toBe(isOver);
    }
  }

  async #timersOf(contactId: string) {
    const rows = await this.#stage.read.selectFrom('job').select('kind').where('key', '=', contactId).execute();
    const kinds = new Set(rows.map(({ kind }) => kind));
    return { return: kinds.has('contact.parked-return'), callback: kinds.has('contact.callback-due') };
  }
}

interface Whom {
  readonly contactId: string;
  readonly conversationId: string;
  readonly userId: string;
  readonly other: string;
  readonly version: number;
}

async function beginInQueueOrBot(tx: Parameters<typeof connect>[0], stage: ContactStage) {
  const begun = await beginContact(tx, stage.arrival());
  await enterSelfService(tx, begun.contactId, { botName: 'Ask Eastmere' });
  return begun;
}

/** Every word is told once, every outline with a higher version than the one before, the last as it stands. */
async function judgeFacts(stage: ContactStage): Promise<void> {
  const told = new Set<string>();
  let words = 0;
  const versions = new Map<string, number>();
  for (const { type, body } of await stage.events()) {
    if (type === 'message.added') {
      words += 1;
      // After a day the words are taken out of the log; row and number stay.
      const message = body['message'] as { id: string } | null;
      if (message) expect(told.has(message.id)).toBe(false);
      if (message) told.add(message.id);
    }
    if (type.startsWith('contact.')) {
      const { id, version } = body['contact'] as { id: string; version: number };
      expect(version).toBeGreaterThanOrEqual(versions.get(id) ?? 0);
      versions.set(id, version);
    }
  }
  const { count } = await stage.read
    .selectFrom('message')
    .select((one) => one.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(words).toBe(Number(count));
  for (const [id, version] of versions) expect((await stage.outline(id)).version).toBe(version);
}
