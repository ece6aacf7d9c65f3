import { channelSchema } from '@switchboard/shared/contacts';
import { minutes, seconds } from '@switchboard/shared/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match } from './match.ts';
import type { ReadyAgent, RoutingState, WaitingContact } from './state.ts';

const now = Date.UTC(2026, 10, 16, 9);

function agent(id: string, more: Partial<ReadyAgent> = {}): ReadyAgent {
  return { id, areas: 'all', skills: new Map(), unitsUsed: 0, unitsOf: 3, idleSinceAt: now - minutes(1), ...more };
}

function contact(id: string, more: Partial<WaitingContact> = {}): WaitingContact {
  return {
    id,
    serviceAreaId: null,
    channel: 'webchat',
    band: 5,
    needs: null,
    skills: [],
    firstQueuedAt: now,
    wanted: null,
    unlinkedSinceAt: null,
    heldOff: new Map(),
    ...more,
  };
}

function pairs(state: RoutingState, at = now): string[] {
  return match(state, at).matches.map(({ contactId, userId }) => `${contactId}>${userId}`);
}

describe('a match', () => {
  it('[C-01 part] gives each contact to somebody who holds every skill it needs, well enough', () => {
    const agents = [
      agent('ann', { skills: new Map([['welsh', 4]]) }),
      agent('ben', {
        skills: new Map([
          ['welsh', 8],
          ['crime', 3],
        ]),
      }),
    ];
    const skills = [
      { skill: 'welsh', atLeast: 5 },
      { skill: 'crime', atLeast: 3 },
    ];
    expect(pairs({ agents, contacts: [contact('c', { skills })] })).toEqual(['c>ben']);
    expect(pairs({ agents: [agents[0]!], contacts: [contact('c', { skills })] })).toEqual([]);
  });

  it('[C-06 part] puts an emergency before everything that waits longer, and the oldest first within a band', () => {
    const contacts = [
      contact('old', { firstQueuedAt: now - minutes(30) }),
      contact('older', { firstQueuedAt: now - minutes(40) }),
      contact('urgent', { band: 0 }),
    ];
    const agents = [agent('ann', { unitsOf: 2 })];
    expect(pairs({ agents, contacts })).toEqual(['urgent>ann', 'older>ann']);
  });

  it('spreads: nobody gets a second while somebody has none, and the longest idle comes first', () => {
    const agents = [
      agent('ann', { idleSinceAt: now - minutes(9) }),
      agent('ben', { idleSinceAt: now - minutes(3) }),
      agent('sam', { idleSinceAt: now - minutes(20), unitsUsed: 1 }),
    ];
    const contacts = ['a', 'b', 'c', 'd'].map((id, age) => contact(id, { firstQueuedAt: now + age }));
    expect(pairs({ agents, contacts })).toEqual(['a>ann', 'b>ben', 'c>sam', 'd>ann']);
  });

  it('[E-07 part] fills nobody beyond her limit, and a call takes all of her', () => {
    const contacts = ['a', 'b', 'c', 'd'].map((id) => contact(id));
    expect(pairs({ agents: [agent('ann')], contacts })).toEqual(['a>ann', 'b>ann', 'c>ann']);
    const call = contact('call', { channel: 'voice', band: 4 });
    expect(pairs({ agents: [agent('ann')], contacts: [call, ...contacts] })).toEqual(['call>ann']);
    expect(pairs({ agents: [agent('ann', { unitsUsed: 1 })], contacts: [call] })).toEqual([]);
  });

  it('asks whoever is wanted by name first, without her needing the skills; others when she is not ready', () => {
    const skills = [{ skill: 'crime', atLeast: 3 }];
    const wanted = { userId: 'ben', untilAt: now + seconds(30) };
    const ann = agent('ann', { skills: new Map([['crime', 9]]), idleSinceAt: null });
    const contacts = [contact('c', { wanted, skills })];
    expect(pairs({ agents: [ann, agent('ben')], contacts })).toEqual(['c>ben']);
    expect(pairs({ agents: [ann], contacts })).toEqual(['c>ann']);
  });

  it('waits a while for the wanted one who is ready and full; an emergency does not', () => {
    const wanted = { userId: 'ben', untilAt: now + seconds(30) };
    const agents = [agent('ann'), agent('ben', { unitsUsed: 3 })];
    const contacts = [contact('c', { wanted })];
    expect(match({ agents, contacts }, now)).toEqual({ matches: [], wakeAt: wanted.untilAt });
    expect(pairs({ agents, contacts }, wanted.untilAt)).toEqual(['c>ann']);
    expect(pairs({ agents, contacts: [contact('c', { wanted, band: 0 })] })).toEqual(['c>ann']);
  });

  it('does not offer a citizen who has been gone for two minutes, nor a contact to whom it was refused', () => {
    const gone = contact('gone', { unlinkedSinceAt: now - minutes(2) });
    const blinked = contact('blinked', { unlinkedSinceAt: now - minutes(2) + 1 });
    expect(pairs({ agents: [agent('ann')], contacts: [gone, blinked] })).toEqual(['blinked>ann']);
    const refused = contact('refused', { heldOff: new Map([['ann', now + seconds(60)]]) });
    expect(match({ agents: [agent('ann')], contacts: [refused] }, now)).toEqual({
      matches: [],
      wakeAt: now + seconds(60),
    });
    expect(pairs({ agents: [agent('ann')], contacts: [refused] }, now + seconds(60))).toEqual(['refused>ann']);
  });

  it('[C-11 part] explains itself: how many were left out and why, and who else could have taken it', () => {
    const agents = [
      agent('ann', { skills: new Map([['crime', 3]]), unitsUsed: 1 }),
      agent('ben', { skills: new Map([['crime', 5]]) }),
      agent('cal'),
      agent('dot', { skills: new Map([['crime', 5]]), unitsUsed: 3 }),
    ];
    const [only] = match(
      { agents, contacts: [contact('c', { skills: [{ skill: 'crime', atLeast: 2 }] })] },
      now,
    ).matches;
    expect(only?.explanation).toMatchObject({ rule: 'longestIdle', ready: 4, leftOut: { skill: 1, full: 1 } });
    expect(only?.explanation.candidates.map(({ userId }) => userId)).toEqual(['ben', 'ann']);
  });
});

const skills = ['one', 'two', 'three'];
const areaIds = ['north', 'south'];
const agentIds = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
const moment = fc.integer({ min: 0, max: 20 }).map((ago) => now - minutes(ago));

const anyAgent = (id: string) =>
  fc.record<ReadyAgent>({
    id: fc.constant(id),
    areas: fc.oneof(
      fc.constant('all' as const),
      fc.subarray(areaIds).map((ids) => new Set(ids)),
    ),
    skills: fc
      .array(fc.tuple(fc.constantFrom(...skills), fc.integer({ min: 1, max: 10 })))
      .map((skills) => new Map(skills)),
    unitsUsed: fc.integer({ min: 0, max: 4 }),
    unitsOf: fc.integer({ min: 1, max: 4 }),
    idleSinceAt: fc.option(moment),
  });

const anyContact = (id: string) =>
  fc.record<WaitingContact>({
    id: fc.constant(id),
    needs: fc.constant(null),
    serviceAreaId: fc.option(fc.constantFrom(...areaIds)),
    channel: fc.constantFrom(...channelSchema.options),
    band: fc.constantFrom(0, 3, 5, 5, 5, 9),
    skills: fc.array(fc.record({ skill: fc.constantFrom(...skills), atLeast: fc.integer({ min: 1, max: 10 }) }), {
      maxLength: 2,
    }),
    firstQueuedAt: moment,
    wanted: fc.option(
      fc.record({ userId: fc.constantFrom(...agentIds), untilAt: fc.constantFrom(now - 1, now, now + seconds(30)) }),
      { freq: 3 },
    ),
    unlinkedSinceAt: fc.option(moment, { freq: 3 }),
    heldOff: fc
      .array(fc.tuple(fc.constantFrom(...agentIds), fc.constantFrom(now - 1, now + 1)), { maxLength: 2 })
      .map((entries) => new Map(entries)),
  });

const anyState = fc.tuple(fc.subarray(agentIds), fc.integer({ min: 0, max: 14 })).chain(([ids, count]) =>
  fc.record<RoutingState>({
    agents: fc.tuple(...ids.map(anyAgent)) as fc.Arbitrary<ReadyAgent[]>,
    contacts: fc.tuple(...Array.from({ length: count }, (_, index) => anyContact(`c${index}`))) as fc.Arbitrary<
      WaitingContact[]
    >,
  }),
);

type Loads = Map<string, number>;

function reaches({ areas }: ReadyAgent, { serviceAreaId }: WaitingContact): boolean {
  return serviceAreaId === null || areas === 'all' || areas.has(serviceAreaId);
}

function masters({ skills }: ReadyAgent, contact: WaitingContact): boolean {
  return contact.skills.every(({ skill, atLeast }) => (skills.get(skill) ?? 0) >= atLeast);
}

function hasRoom({ id, unitsOf }: ReadyAgent, { channel }: WaitingContact, loads: Loads): boolean {
  return channel === 'voice' ? loads.get(id) === 0 : loads.get(id)! < unitsOf;
}

/** Whoever could be offered this contact now, the best first. */
function able(contact: WaitingContact, agents: readonly ReadyAgent[], loads: Loads): ReadyAgent[] {
  const asked = agents.find(({ id }) => id === contact.wanted?.userId);
  const wait = contact.band > 0 && (contact.wanted?.untilAt ?? 0) > now;
  if (asked && reaches(asked, contact) && !hasRoom(asked, contact, loads) && wait) return [];
  const free = agents.filter(
    (one) => reaches(one, contact) && hasRoom(one, contact, loads) && !((contact.heldOff.get(one.id) ?? 0) > now),
  );
  if (asked && free.includes(asked)) return [asked];
  const by = (one: ReadyAgent) => [loads.get(one.id)!, one.idleSinceAt ?? 0] as const;
  return free
    .filter((one) => masters(one, contact))
    .sort((one, other) => by(one)[0] - by(other)[0] || by(one)[1] - by(other)[1] || one.id.localeCompare(other.id));
}

function byLaw(one: WaitingContact, other: WaitingContact): number {
  return one.band - other.band || one.firstQueuedAt - other.firstQueuedAt || one.id.localeCompare(other.id);
}

/**
 * The law said a second time, slowly, from design §3: take the contacts in order, look at every agent for each. Shares
 * nothing with the router.
 */
function slowly({ contacts, agents }: RoutingState): string[] {
  const loads: Loads = new Map(agents.map(({ id, unitsUsed }) => [id, unitsUsed]));
  return [...contacts].sort(byLaw).flatMap((contact) => {
    const isAway = contact.unlinkedSinceAt !== null && contact.unlinkedSinceAt <= now - 120_000;
    if (isAway && contact.band > 0) return [];
    const chosen = able(contact, agents, loads)[0];
    if (!chosen) return [];
    loads.set(chosen.id, loads.get(chosen.id)! + (contact.channel === 'voice' ? chosen.unitsOf : 1));
    return [`${contact.id}>${chosen.id}`];
  });
}

describe('whatever waits and whoever is ready', () => {
  const runs = { numRuns: 2_000 };

  it('[C-01 part] [C-06 part] a match decides as the law says, contact by contact', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(pairs(state)).toEqual(slowly(state));
      }),
      runs,
    );
  });

  it('no contact is given twice and nobody gets more than she can hold', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { matches } = match(state, now);
        expect(new Set(matches.map(({ contactId }) => contactId)).size).toBe(matches.length);
        for (const { id, unitsUsed, unitsOf } of state.agents) {
          const given = matches.filter(({ userId }) => userId === id);
          if (given.length === 0) continue;
          const units = given.map(({ contactId }) => state.contacts.find((one) => one.id === contactId)!.channel);
          const added = units.reduce((sum, channel) => sum + (channel === 'voice' ? unitsOf : 1), 0);
          expect(unitsUsed + added).toBeLessThanOrEqual(unitsOf);
        }
      }),
      runs,
    );
  });

  it('the order in which the facts are told changes nothing', () => {
    const shuffled = anyState.chain((state) =>
      fc.record({
        state: fc.constant(state),
        agents: fc.shuffledSubarray([...state.agents], { minLength: state.agents.length }),
        contacts: fc.shuffledSubarray([...state.contacts], { minLength: state.contacts.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ state, agents, contacts }) => {
        expect(pairs({ agents, contacts })).toEqual(pairs(state));
      }),
      runs,
    );
  });

  it('nobody starves: while agents finish what they took, every contact that somebody can take is taken, oldest first', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const agents = state.agents.map((one) => ({ ...one, unitsUsed: 0 }));
        let waiting = state.contacts.map((one) => ({
          ...one,
          unlinkedSinceAt: null,
          heldOff: new Map(),
          wanted: null,
        }));
        const possible = new Set(
          waiting.filter((one) => pairs({ agents, contacts: [one] }).length > 0).map(({ id }) => id),
        );
        for (let round = 0; possible.size > 0; round += 1) {
          expect(round).toBeLessThanOrEqual(state.contacts.length);
          const taken = new Set(
            match({ agents, contacts: waiting }, now + round).matches.map(({ contactId }) => contactId),
          );
          const oldest = waiting.filter(({ id }) => possible.has(id)).sort(byLaw)[0]!;
          expect(taken).toContain(oldest.id);
          for (const id of taken) possible.delete(id);
          waiting = waiting.filter(({ id }) => !taken.has(id));
        }
      }),
      runs,
    );
  });
});
