import { type IdentityEventType, identityEventAudience } from '@switchboard/shared/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isHeldFor, rightsFromRoles } from '../../src/identity/domain/held-rights.ts';
import type { DomainEvent } from '../../src/platform/events/event-log.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { StageDesk } from '../sockets/stage/stage-desk.ts';
import { type ExampleWorld, type House, houses, type Person, World, worldPassword } from '../world.ts';
import { seededGrant } from './seeded-grant.ts';

/**
 * Every kind of fact × every person of both organisations, over real sockets: each is told exactly what her rights let
 * her know, and of the other organisation only what the seeded grant shares.
 */
let world: World;
let watchers: { person: Person; desk: StageDesk }[];
const happened = new Map<House, DomainEvent[]>();
const seen = { deliveries: 0 };

/** Told by tests of their own: what only time brings about, and what makes every screen begin anew. */
const elsewhere = ['organisation.created', 'sharingGrant.created', 'sharingGrant.begun', 'sharingGrant.ended'];

beforeAll(async () => {
  world = await World.open();
  watchers = await Promise.all(
    houses.flatMap((house) => watchersOf(house)).map(async (person) => ({ person, desk: await deskOf(person) })),
  );
  const { eventLog } = world.server.platform;
  const heads = await Promise.all(
    houses.map(async (house) => (await eventLog.readAfter(streamOf(house), 0, 9_999)).length),
  );
  for (const view of [world, world.mirrored()]) await everythingHappens(view);
  for (const [index, house] of houses.entries()) {
    happened.set(house, await eventLog.readAfter(streamOf(house), heads[index]!, 9_999));
  }
});
afterAll(async () => {
  for (const { desk } of watchers) desk.disconnect();
  await world.close();
  const kinds = Object.keys(identityEventAudience).length - elsewhere.length;
  console.log(`Rights matrix, live facts: ${kinds} kinds × ${watchers.length} people, ${seen.deliveries} cells`);
});

/** Things happen to the second person of each organisation; all others watch. */
function watchersOf(house: House): Person[] {
  return world.people(house).filter((_person, index) => index !== 1);
}

function streamOf(house: House): string {
  return world.ids[house].organisationId;
}

async function deskOf(person: Person): Promise<StageDesk> {
  const desk = new StageDesk(await world.tokenOf(person));
  desk.connect(world.server.publicUrl);
  await eventually(`${person.userName} follows`, () => desk.positions.has(streamOf(person.house)));
  return desk;
}

async function everythingHappens(view: ExampleWorld): Promise<void> {
  const ben = view.people('eastmere')[1]!;
  const does = <Body>(name: string, input: object = {}) =>
    view.done<Body>(view.person('eastmere', 'securityAdministrator'), name, input);
  await view.tokenOf(ben);
  await view.done(ben, 'desk.claim', {});
  await view.done(ben, 'desk.release');
  await view.done(ben, 'session.end');
  await thingsHappenTo(ben, does);
  const area = view.ids.eastmere.areaIds[0];
  const { teamId } = await does<{ teamId: string }>('team.create', { name: 'Night desk', serviceAreaId: area });
  await does('team.update', { teamId, version: 1, name: 'Dawn desk', serviceAreaId: view.ids.eastmere.areaIds[1] });
  await does('team.addMember', { teamId, userId: ben.userId });
  await does('team.removeMember', { teamId, userId: ben.userId });
  await does('team.close', { teamId });
  const { serviceAreaId } = await does<{ serviceAreaId: string }>('serviceArea.create', { name: 'Coast' });
  await does('serviceArea.update', { serviceAreaId, version: 1, name: 'Shore' });
  await does('serviceArea.close', { serviceAreaId });
  const { apiTokenId } = await does<{ apiTokenId: string }>('apiToken.issue', { name: 'Rota', rights: ['users.read'] });
  await does('apiToken.revoke', { apiTokenId });
  const { name, brand } = await does<{ name: string; brand: object }>('organisation.read');
  await does('organisation.update', { version: 1, name, brand });
  await does('policy.update', { version: 1, policy: { idleMinutes: 30 } });
}

async function thingsHappenTo(ben: Person, does: <Body>(name: string, input?: object) => Promise<Body>): Promise<void> {
  const { userId, userName } = ben;
  for (let guess = 0; guess < 5; guess += 1) {
    await world.call(null, 'session.create', { username: userName, password: `${worldPassword}${guess}` });
  }
  await does('user.restore', { userId });
  await does('user.create', { userName: `dot.${userName}`, displayName: 'Dot Penrose' });
  const { version } = await does<{ version: number }>('user.read', { userId });
  await does('user.update', { userId, version, displayName: 'Ben Marsh-Hale' });
  await does('user.setRoles', { userId, version: version + 1, roles: [] });
  const { link } = await does<{ link: string }>('user.issueResetLink', { userId });
  await world.done(null, 'password.reset', { linkToken: link.split('#')[1], newPassword: 'Granite-Ferry-7711' });
  await does('user.suspend', { userId, reason: 'Left' });
}

/** The rule as a person would say it, written down a second time. */
function mayBeTold(person: Person, { type, subjectId, body }: DomainEvent): boolean {
  const place = person.role === 'caseworker' ? (world.ids[person.house].areaIds[0] ?? null) : null;
  const rights = rightsFromRoles([{ role: person.role, serviceAreaId: place }]);
  const area = typeof body.serviceAreaId === 'string' ? body.serviceAreaId : null;
  return identityEventAudience[type as IdentityEventType].some((group) => {
    if (group === 'everybodySignedIn') return true;
    if (group === 'thePersonHerself') return [subjectId, body.userId].includes(person.userId);
    return area === null ? rights.has(group) : isHeldFor(rights, group, area);
  });
}

describe('facts on the live link', () => {
  it('of every kind happened in both organisations', () => {
    for (const house of houses) {
      const types = new Set(happened.get(house)!.map(({ type }) => type));
      const missing = Object.keys(identityEventAudience).filter(
        (type) => !types.has(type) && !elsewhere.includes(type),
      );
      expect(missing, house).toEqual([]);
    }
  });

  it('[Q-03 part] [A-02 part] reach exactly those in the organisation who may be told, in order', async () => {
    for (const { person, desk } of watchers) {
      const facts = happened.get(person.house)!;
      const stream = streamOf(person.house);
      await eventually(
        `${person.userName} has read on`,
        () => (desk.positions.get(stream)?.upTo ?? 0) >= facts.at(-1)!.seq,
      );
      const told = desk.told.filter((one) => one.stream === stream && one.event.seq >= facts[0]!.seq);
      const expected = facts.filter((fact) => mayBeTold(person, fact));
      seen.deliveries += facts.length;
      expect(
        told.map(({ event }) => event.type),
        person.userName,
      ).toEqual(expected.map(({ type }) => type));
    }
  });

  it('[Q-05 part] reach the other organisation only through a grant, and only with its fields', async () => {
    const council = watchers.filter(({ person }) => person.house === 'northvale');
    const police = watchers.filter(({ person }) => person.house === 'eastmere');
    for (const { person, desk } of police) {
      seen.deliveries += happened.get('northvale')!.length;
      expect(
        desk.told.filter(({ stream }) => stream === streamOf('northvale')),
        person.userName,
      ).toEqual([]);
    }
    for (const { desk } of council) {
      seen.deliveries += happened.get('eastmere')!.length;
      for (const { event } of desk.told.filter(({ stream }) => stream === streamOf('eastmere'))) {
        expect(['team.created', 'team.changed']).toContain(event.type);
        expect(seededGrant.shared).toEqual(expect.arrayContaining(Object.keys(event.body)));
      }
    }
  });
});
