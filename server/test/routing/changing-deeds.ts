import { minutes, seconds } from '@switchboard/shared/kernel';
import type { RoutingPlan } from '@switchboard/shared/routing-plan';
import { pick } from '../sockets/stage/random.ts';
import type { Person } from '../world.ts';
import type { RoutingStage } from './routing-stage.ts';

/** What a day is made of, for deeds that are not its own. */
export interface DayGround {
  readonly stage: RoutingStage;
  readonly chance: () => number;
  readonly somebody: () => Person;
  readonly someContact: () => string | undefined;
}

const words = { en: 'We are closed for a while.', cy: 'Rydym ar gau am ychydig.' };
const queues = ['enquiries', 'lost-property', 'emergency'];

/**
 * What people change while a day goes on: plans, skills, capacities, closures; and what they decide over the router's
 * head. All by the public API; whatever is refused is refused.
 */
export function changingDeeds(ground: DayGround): Readonly<Record<string, () => Promise<void>>> {
  const { stage, chance, somebody, someContact } = ground;
  const { world } = stage;
  const [, , sam] = stage.agents();
  const may = async (who: Person, name: string, input: object) => {
    const { status, body } = await world.call(who, name, input);
    if (status >= 500) throw new Error(`${name} failed: ${JSON.stringify(body)}`);
  };
  const withContact = async (deed: (contactId: string) => Promise<void>) => {
    const contactId = someContact();
    if (contactId) await deed(contactId);
  };
  return {
    publishes: () => stage.publishes((plan) => changed(plan, chance)),
    picks: () => withContact((contactId) => may(somebody(), 'contact.pick', { contactId })),
    takesNext: async () => may(somebody(), 'queue.take-next', await stage.queue(pick(chance, queues))),
    assigns: () =>
      withContact((contactId) =>
        may(sam, 'contact.assign', { contactId, userId: somebody().userId, reason: 'Chance' }),
      ),
    moves: () =>
      withContact(async (contactId) => {
        const target = await stage.queue(pick(chance, queues));
        await may(sam, 'contact.move', { contactIds: [contactId], ...target, reason: 'Chance' });
      }),
    reprioritises: () =>
      withContact((contactId) =>
        may(sam, 'contact.reprioritise', { contactId, band: pick(chance, [0, 2, 5, 9]), reason: 'Chance' }),
      ),
    closes: () =>
      may(sam, 'closure.declare', { queues: 'all', words, reason: 'Chance', untilAt: world.now + minutes(5) }),
    opens: async () => {
      const { items } = await world.done<{ items: { id: string }[] }>(sam, 'closure.list');
      for (const { id: closureId } of items) await may(sam, 'closure.lift', { closureId });
    },
    skills: async () => {
      const { userId } = somebody();
      const { items } = await world.done<{ items: { skillId: string }[] }>(sam, 'agent.skills', { userId });
      const expiresAt = chance() < 0.5 ? null : new Date(world.now + seconds(30)).toISOString();
      const skills = items.map(({ skillId }) => ({ skillId, level: 1 + Math.floor(chance() * 10), expiresAt }));
      await may(sam, 'agent.set-skills', { userId, skills });
    },
    capacity: () =>
      may(sam, 'agent.set-capacity', {
        userId: somebody().userId,
        units: pick(chance, [null, 25, 60, 200]),
        caps: pick(chance, [{}, { webchat: 1 }, { webchat: 6 }]),
      }),
    wrapsUp: async () => {
      const person = somebody();
      const { items } = await world.done<{ items: { id: string }[] }>(person, 'contact.mine');
      const lists = await world.done<{ reasons: { id: string }[]; outcomes: { id: string }[] }>(
        person,
        'wrap-up.lists',
      );
      const said = { reasonId: lists.reasons[0]!.id, outcomeId: lists.outcomes[0]!.id };
      for (const { id: contactId } of items) await may(person, 'contact.wrap-up', { contactId, ...said });
    },
    takesOver: async () => {
      const person = somebody();
      const other = { token: await world.signIn(person) };
      await world.done(other, 'desk.claim', { takeOver: true });
      const mine = (await stage.pending()).filter(({ userId }) => userId === person.userId);
      for (const { id: reservationId, fencing } of mine) {
        await world.call(other, 'reservation.accept', { reservationId, fencing });
      }
      await world.done(person, 'desk.claim', { takeOver: true });
    },
  };
}

/** The same plan, with something of it otherwise. */
function changed(plan: RoutingPlan, chance: () => number): RoutingPlan {
  return {
    ...plan,
    queues: plan.queues.map((queue) => ({
      ...queue,
      selector: pick(chance, ['longestIdle', 'mostSkilled', 'leastLoaded', 'roundRobin']),
      score: { base: pick(chance, [0, 100]), perMinute: pick(chance, [0, 10]) },
      steps: queue.steps.map((step) => ({ ...step, seconds: step.seconds === null ? null : pick(chance, [5, 60]) })),
      manualPick: queue.band > 0 && chance() < 0.7,
    })),
    links: plan.links.map((link) => ({
      ...link,
      priority: pick(chance, [1, 2]),
      delaySeconds: pick(chance, [0, 0, 30]),
    })),
    capacity: {
      ...plan.capacity,
      units: pick(chance, [75, 100, 100]),
      reserve: { units: pick(chance, [0, 25]), forBandsTo: 0 },
    },
  };
}
