import type { HeldSkill } from '@switchboard/shared/agents';
import { minutes, newId } from '@switchboard/shared/kernel';
import { type QueuePlan, queuePlanSchema, type SkillExpression } from '@switchboard/shared/routing-plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginContact, citizenLinked, endContact, enqueue } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { queueByKey } from '../../src/queues/index.ts';
import { engines } from '../engines.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import type { House, Person } from '../world.ts';
import { RoutingStage } from './routing-stage.ts';

type Name = 'Ann' | 'Ben' | 'Sam' | 'Quinn' | 'Cara' | 'Connie' | 'Nia';
type Area = 'Harbour' | 'Moorland';

/** Who works here: her skills, the area she works for (null: all of it), her team. */
const agents: Readonly<Record<Exclude<Name, 'Nia'>, { skills: Record<string, number>; area: Area | null }>> = {
  Ann: { skills: { enquiries: 8, emergency: 7, property: 4 }, area: null },
  Ben: { skills: { enquiries: 6, property: 8, welsh: 4 }, area: null },
  Sam: { skills: { enquiries: 2, emergency: 9, property: 5, safeguarding: 5 }, area: null },
  Quinn: { skills: { enquiries: 7 }, area: 'Moorland' },
  Cara: { skills: { property: 6 }, area: 'Harbour' },
  Connie: { skills: { enquiries: 5, welsh: 9, safeguarding: 9 }, area: null },
};

const skill = (key: string, atLeast = 1): SkillExpression => ({ skill: key, atLeast });
const from = (needs: SkillExpression): QueuePlan['steps'][number] => ({ needs, seconds: null, skipWhen: null });
const whenNoneIsThere = { unavailableWhile: ['notReady' as const, 'deskSilent' as const] };

/** Whom each queue asks for; the most skilled of them is taken. */
const queues: Readonly<Record<string, { band: number; steps: QueuePlan['steps'] }>> = {
  emergency: { band: 0, steps: [from(skill('emergency', 5))] },
  vulnerable: {
    band: 1,
    steps: [
      { needs: skill('safeguarding', 8), seconds: 60, skipWhen: whenNoneIsThere },
      from(skill('safeguarding', 4)),
    ],
  },
  welsh: { band: 5, steps: [from({ all: [skill('enquiries'), skill('welsh', 3)] })] },
  enquiries: { band: 5, steps: [from(skill('enquiries', 2))] },
  independent: { band: 5, steps: [from({ all: [skill('enquiries', 3), { not: skill('emergency') }] })] },
  'lost-property': { band: 7, steps: [from({ any: [skill('property', 4), skill('emergency', 9)] })] },
};

const arrival = {
  channel: 'webchat',
  direction: 'inbound',
  language: 'en',
  displayName: 'Cleo',
  points: [],
  page: null,
  channelId: null,
  startId: null,
} as const;

interface Row {
  readonly who: string;
  readonly queue: string;
  readonly area?: Area;
  readonly language?: 'welsh';
  /** Whom she asks for by name. */
  readonly asksFor?: Name;
  /** Who talked with her and has put the talk aside, until now. */
  readonly talkedWith?: Name;
  /** Who takes a break. */
  readonly away?: readonly Name[];
  /** Who has her hands full. */
  readonly full?: readonly Name[];
  readonly house?: House;
  readonly expected: Name | null;
  readonly because: string;
}

// biome-ignore format: a table is read by its lines
const table: readonly Row[] = [
  { who: 'a question', queue: 'enquiries', expected: 'Ann', because: 'of all who can answer she is the most skilled' },
  { who: 'a question while Ann is away', queue: 'enquiries', away: ['Ann'], expected: 'Quinn', because: 'a question of no area is hers too, and she is the next in skill' },
  { who: 'a question while Ann is full', queue: 'enquiries', full: ['Ann'], expected: 'Quinn', because: 'whoever has no room is passed over' },
  { who: 'a question from Harbour while Ann is away', queue: 'enquiries', area: 'Harbour', away: ['Ann'], expected: 'Ben', because: 'Quinn works for Moorland alone' },
  { who: 'a question from Moorland while Ann is away', queue: 'enquiries', area: 'Moorland', away: ['Ann'], expected: 'Quinn', because: 'Moorland is hers' },
  { who: 'a question while three are away', queue: 'enquiries', away: ['Ann', 'Quinn', 'Ben'], expected: 'Connie', because: 'she is the most skilled of who is left' },
  { who: 'a Welsh speaker', queue: 'welsh', expected: 'Connie', because: 'her Welsh and her knowledge add up to more than what Ben has' },
  { who: 'a Welsh speaker while Connie is away', queue: 'welsh', away: ['Connie'], expected: 'Ben', because: 'his Welsh is enough' },
  { who: 'a Welsh speaker while both are away', queue: 'welsh', away: ['Connie', 'Ben'], expected: null, because: 'nobody else speaks Welsh: it waits' },
  { who: 'a question whose flow found Welsh', queue: 'enquiries', language: 'welsh', expected: 'Connie', because: 'the language asked for comes on top of what the queue asks' },
  { who: 'an emergency', queue: 'emergency', expected: 'Sam', because: 'nobody is as skilled in emergencies' },
  { who: 'an emergency while Sam is full', queue: 'emergency', full: ['Sam'], expected: 'Ann', because: 'the next who can take emergencies is free' },
  { who: 'lost property in Harbour', queue: 'lost-property', area: 'Harbour', expected: 'Cara', because: 'her team goes before the contact centre, whoever is more skilled' },
  { who: 'lost property in Harbour while Cara is away', queue: 'lost-property', area: 'Harbour', away: ['Cara'], expected: 'Sam', because: 'the contact centre is second, and the two skills that are asked for add up to most with him' },
  { who: 'lost property in Moorland', queue: 'lost-property', area: 'Moorland', expected: 'Sam', because: 'Cara works for Harbour alone' },
  { who: 'somebody vulnerable', queue: 'vulnerable', expected: 'Connie', because: 'only she is skilled enough for the first step' },
  { who: 'somebody vulnerable while Connie is away', queue: 'vulnerable', away: ['Connie'], expected: 'Sam', because: 'the first step has nobody and is skipped at once' },
  { who: 'a complaint about the emergency desk', queue: 'independent', expected: 'Ben', because: 'whoever takes emergencies is left out, and he is the most skilled of the others of the centre' , away: ['Quinn'] },
  { who: 'somebody who asks for Connie', queue: 'enquiries', asksFor: 'Connie', expected: 'Connie', because: 'she is there, whoever is more skilled' },
  { who: 'somebody who asks for Connie while she is away', queue: 'enquiries', asksFor: 'Connie', away: ['Connie'], expected: 'Ann', because: 'nobody waits for whoever is not there' },
  { who: 'somebody who comes back to a talk put aside by Ben', queue: 'enquiries', talkedWith: 'Ben', expected: 'Ben', because: 'whoever talked with her last comes first' },
  { who: 'a tenant of Northvale', queue: 'services', house: 'northvale', expected: 'Nia', because: 'what the council is asked is for the council: no officer is offered them' },
];

describe.each(engines)('the rule table on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-02 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let reasonId: string;
  const people = new Map<Name, Person>();

  beforeAll(async () => {
    stage = await RoutingStage.open(engine);
    for (const house of ['eastmere', 'northvale'] as const) {
      for (const person of stage.world.people(house)) people.set(person.displayName.split(' ')[0] as Name, person);
    }
    await publish();
    await employ();
    for (const name of Object.keys(agents) as Name[]) await stage.openDesk(person(name));
    const nia = await stage.openDesk(person('Nia'));
    expect(nia.positions.size).toBeGreaterThan(0);
    for (const name of [...Object.keys(agents), 'Nia'] as Name[]) await stage.ready(person(name));
    const reasons = await stage.world.done<{ items: { id: string }[] }>(person('Ann'), 'not-ready-reason.list');
    reasonId = reasons.items[0]!.id;
  });
  afterAll(() => stage?.close());

  const person = (name: Name) => people.get(name)!;
  const areaId = (area: Area) => stage.world.ids.eastmere.areaIds[area === 'Harbour' ? 0 : 1]!;

  async function publish(): Promise<void> {
    await stage.publishes((plan) => ({
      ...plan,
      skills: ['enquiries', 'emergency', 'property', 'welsh', 'safeguarding'].map((key) => ({ key, name: key })),
      queues: Object.entries(queues).map(([key, queue]) =>
        queuePlanSchema.parse({
          key,
          name: key,
          channels: ['webchat'],
          selector: 'mostSkilled',
          offerSeconds: 60,
          targetSeconds: 60,
          wrapUp: { mode: 'none', seconds: 0 },
          ...queue,
        }),
      ),
      links: [
        { team: 'Harbour casework', queue: 'lost-property', priority: 1, delaySeconds: 0 },
        { team: 'Contact centre', queue: 'lost-property', priority: 2, delaySeconds: 0 },
      ],
      contentRules: [],
    }));
  }

  /** Roles and skills as administrators and supervisors give them. */
  async function employ(): Promise<void> {
    const [security, sam] = [stage.world.person('eastmere', 'securityAdministrator'), person('Sam')];
    const skillIds = await stage.inTransaction(async (tx) => {
      const rows = tx.db.selectFrom('skill').select(['id', 'key']);
      return new Map((await rows.execute()).map(({ id, key }) => [key, id]));
    });
    for (const [name, { skills, area }] of Object.entries(agents)) {
      const { userId } = person(name as Name);
      if (!['Ann', 'Ben', 'Sam'].includes(name)) {
        const roles = [{ role: 'operator', serviceAreaId: area === null ? null : areaId(area) }];
        const { version } = await stage.world.done<{ version: number }>(security, 'user.read', { userId });
        await stage.world.done(security, 'user.setRoles', { userId, version, roles });
      }
      const held = Object.entries(skills).map(([key, level]) => ({ skillId: skillIds.get(key)!, level }));
      const kept = await stage.world.done<{ items: HeldSkill[] }>(sam, 'agent.set-skills', { userId, skills: held });
      expect(kept.items).toHaveLength(held.length);
    }
  }

  /** Somebody waits. Answers her contact, as soon as the router has looked at it. */
  async function arrives(row: Row): Promise<string> {
    const { organisationId } = stage.world.ids[row.house ?? 'eastmere'];
    const { database } = stage.world.server.platform;
    const contactId = await database.inTransaction(systemScope(organisationId, 'test'), async (tx) => {
      const begun = await beginContact(tx, {
        ...arrival,
        serviceAreaId: row.area ? areaId(row.area) : null,
        citizenId: newId(tx.now),
      });
      await citizenLinked(tx, begun.contactId);
      const queue = (await queueByKey(tx.db, organisationId, row.queue))!;
      const welsh = tx.db.selectFrom('skill').select('id').where('key', '=', 'welsh');
      const skills = row.language ? [{ skillId: (await welsh.executeTakeFirstOrThrow()).id, atLeast: 3 }] : [];
      const wanted = row.asksFor ? person(row.asksFor).userId : null;
      const wish = { queueId: queue.id, band: null, skills, wanted, handover: null, note: null, keepPlace: true };
      const queued = await enqueue(tx, begun.contactId, wish);
      if (!queued.ok) throw new Error(queued.refusal.code);
      return begun.contactId;
    });
    await stage.settled();
    return contactId;
  }

  const offeredTo = async (contactId: string): Promise<Name | null> => {
    const offer = (await offersEverywhere()).find((one) => one.contact_id === contactId);
    return [...people].find(([, { userId }]) => userId === offer?.user_id)?.[0] ?? null;
  };

  function offersEverywhere() {
    const { database } = stage.world.server.platform;
    return database.inTransaction(systemScope('*', 'test'), (tx) =>
      tx.db.selectFrom('reservation').select(['contact_id', 'user_id']).where('state', '=', 'pending').execute(),
    );
  }

  async function onBreak(names: readonly Name[], isAway: boolean): Promise<void> {
    for (const name of names) {
      const wanted = isAway ? { state: 'notReady', reasonId } : { state: 'ready' };
      await stage.world.done(person(name), 'agent.set-state', { wanted });
    }
  }

  /** She takes one contact, and takes only one at a time for now. */
  async function fill(name: Name): Promise<string> {
    await setUnits(name, 25);
    const contactId = await arrives({ who: 'first', queue: 'enquiries', asksFor: name, expected: name, because: '' });
    await stage.accept(person(name), await stage.offered(person(name)));
    await stage.settled();
    return contactId;
  }

  const setUnits = (name: Name, units: number | null) =>
    stage.world.done(person('Sam'), 'agent.set-capacity', { userId: person(name).userId, units });

  /** A talk that was put aside for a minute and wants her again. */
  async function putAside(row: Row & { talkedWith: Name }): Promise<string> {
    const contactId = await arrives({ ...row, asksFor: row.talkedWith });
    await stage.accept(person(row.talkedWith), await stage.offered(person(row.talkedWith)));
    const { version } = await stage.contact(contactId);
    await stage.world.done(person(row.talkedWith), 'contact.park', { contactId, version, minutes: 1, note: null });
    await stage.world.advance(minutes(1));
    await eventually('it waits again', async () => (await stage.contact(contactId)).state === 'queued');
    await stage.settled();
    return contactId;
  }

  async function isGone(contactId: string, house: House = 'eastmere'): Promise<void> {
    const scope = systemScope(stage.world.ids[house].organisationId, 'test');
    await stage.world.server.platform.database.inTransaction(
      scope,
      async (tx) => void (await endContact(tx, contactId, { by: 'citizen' })),
    );
    await stage.settled();
  }

  it(`[C-02 part] the expected agent is offered each of ${table.length} contacts`, { timeout: 120_000 }, async () => {
    const found: { who: string; offeredTo: Name | null; because: string }[] = [];
    for (const row of table) {
      await onBreak(row.away ?? [], true);
      const talks: string[] = [];
      for (const name of row.full ?? []) talks.push(await fill(name));
      const { talkedWith } = row;
      const contactId = talkedWith ? await putAside({ ...row, talkedWith }) : await arrives(row);
      found.push({ who: row.who, offeredTo: await offeredTo(contactId), because: row.because });
      await isGone(contactId, row.house);
      for (const talk of talks) await isGone(talk);
      for (const name of row.full ?? []) await setUnits(name, null);
      await onBreak(row.away ?? [], false);
      await stage.settled();
    }
    expect(found).toEqual(table.map(({ who, expected, because }) => ({ who, offeredTo: expected, because })));
  });
});
