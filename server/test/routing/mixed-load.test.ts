import type { Channel } from '@switchboard/shared/contacts';
import { minutes, newId, seconds } from '@switchboard/shared/kernel';
import { queuePlanSchema } from '@switchboard/shared/routing-plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginContact, citizenLinked, enqueue } from '../../src/contacts/index.ts';
import { queueByKey } from '../../src/queues/index.ts';
import { engines } from '../engines.ts';
import type { Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

/** The lines of a public body: bands first; within a band points, which grow by the minute. */
const queues = {
  emergency: { band: 0, score: { base: 0, perMinute: 0 } },
  urgent: { band: 3, score: { base: 0, perMinute: 0 } },
  chats: { band: 5, score: { base: 0, perMinute: 10 } },
  messages: { band: 5, score: { base: 25, perMinute: 5 } },
  post: { band: 7, score: { base: 0, perMinute: 0 } },
};

interface Waiting {
  readonly channel: Channel;
  readonly queue: keyof typeof queues;
  /** Minutes ago. */
  readonly since: number;
}

// biome-ignore format: a table is read by its lines
const inOrder: readonly (Waiting & { readonly because: string })[] = [
  { channel: 'social', queue: 'emergency', since: 1, because: 'an emergency goes first, by whatever channel it came' },
  { channel: 'portal', queue: 'urgent', since: 12, because: 'the next band, and the oldest in it' },
  { channel: 'webchat', queue: 'urgent', since: 2, because: 'the same band, later' },
  { channel: 'webchat', queue: 'chats', since: 10, because: '100 points: ten for each minute' },
  { channel: 'email', queue: 'messages', since: 13, because: '90 points: 25, and five for each minute' },
  { channel: 'sms', queue: 'messages', since: 5, because: '50 points: 25, and five for each minute' },
  { channel: 'webchat', queue: 'chats', since: 4, because: '40 points: it waited for less time than the message' },
  { channel: 'form', queue: 'messages', since: 1, because: '30 points' },
  { channel: 'letter', queue: 'post', since: 30, because: 'the last band, however long it waited' },
  { channel: 'email', queue: 'post', since: 15, because: 'the last of the last band' },
];

describe.each(engines)('a mixed load on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-01 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  beforeAll(async () => {
    stage = await RoutingStage.open(engine);
    [ann] = stage.agents();
    const usual = {
      channels: ['webchat', 'email', 'sms', 'social', 'portal', 'form', 'letter'],
      steps: [{ needs: null, seconds: null }],
      offerSeconds: 600,
      targetSeconds: 60,
      wrapUp: { mode: 'none', seconds: 0 },
    };
    await stage.publishes((plan) => ({
      ...plan,
      queues: Object.entries(queues).map(([key, queue]) =>
        queuePlanSchema.parse({ key, name: key, ...usual, ...queue }),
      ),
      links: [],
      contentRules: [],
    }));
  });
  afterAll(() => stage?.close());

  function arrives({ channel, queue: key }: Waiting): Promise<string> {
    return stage.inTransaction(async (tx) => {
      const begun = await beginContact(tx, { ...arrival, channel, citizenId: newId(tx.now) });
      if (channel === 'webchat') await citizenLinked(tx, begun.contactId);
      const queue = (await queueByKey(tx.db, tx.scope.organisationId, key))!;
      const usual = { band: null, skills: [], wanted: null, handover: null, note: null, keepPlace: true };
      const queued = await enqueue(tx, begun.contactId, { ...usual, queueId: queue.id });
      if (!queued.ok) throw new Error(queued.refusal.code);
      return begun.contactId;
    });
  }

  it(`[C-01 part] contacts of seven channels are offered to one agent in the order of the rules`, async () => {
    const rows = new Map<string, string>();
    let ago = 30;
    for (const row of inOrder.toSorted((one, other) => other.since - one.since)) {
      await stage.world.advance(minutes(ago - row.since));
      ago = row.since;
      rows.set(await arrives(row), titleOf(row));
    }
    await stage.world.advance(minutes(ago));
    // Nothing holds the links of these citizens: after so long each would be taken for gone.
    for (const [contactId, title] of rows) if (title.startsWith('webchat')) await stage.citizenReturns(contactId);
    const sam = stage.agents()[2];
    await stage.world.done(sam, 'agent.set-capacity', { userId: ann.userId, units: 25 });
    await stage.openDesk(ann);
    await stage.ready(ann);

    const offered: string[] = [];
    while (offered.length < inOrder.length) {
      const offer = await stage.offered(ann);
      expect(await stage.offers(ann)).toHaveLength(1);
      offered.push(rows.get(offer.contactId)!);
      await stage.accept(ann, offer);
      await stage.world.advance(seconds(1));
      await stage.citizenEnds(offer.contactId);
      await stage.settled();
    }
    expect(offered).toEqual(inOrder.map(titleOf));
  });
});

const titleOf = ({ channel, queue, since }: Waiting) => `${channel} in ${queue} since ${since} minutes`;

const arrival = {
  direction: 'inbound',
  language: 'en',
  displayName: 'Cleo',
  points: [],
  page: null,
  serviceAreaId: null,
  channelId: null,
  startId: null,
} as const;
