import type { CustomerBrief } from '@switchboard/shared/customers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../src/platform/access/scope.ts';
import { seedDemoCustomers } from '../../src/seed/index.ts';
import { houses, World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
  await seedDemoCustomers(world.server.platform);
});
afterAll(() => world.close());

const counted = async () => {
  const { database } = world.server.platform;
  return Promise.all(
    houses.map(async (house) => {
      const db = database.read(systemScope(world.ids[house].organisationId, 'test'));
      return (await db.selectFrom('customer').select('id').execute()).length;
    }),
  );
};
const at = async (house: (typeof houses)[number], point: object) => {
  const who = world.person(house, 'supervisor');
  const { match, items } = await world.done<{ match: string; items: CustomerBrief[] }>(who, 'customer.resolve', point);
  return { match, items, names: items.map(({ name }) => name).sort() };
};

describe("the demonstration's citizens", () => {
  it('are about forty in each organisation, and are made once', async () => {
    const first = await counted();
    expect(first).toEqual([40, 40]);
    await seedDemoCustomers(world.server.platform);
    expect(await counted()).toEqual(first);
  });

  it('share a landline in one household, and numbers with strangers of the other organisation', async () => {
    const line = { kind: 'phone', value: '01632 960142' };
    expect((await at('eastmere', line)).names).toEqual(['Gareth Aldridge', 'Maureen Aldridge', 'Sian Aldridge']);
    expect((await at('northvale', line)).names).toEqual(['Joan Askew', 'Peter Askew', 'Raymond Askew']);
    const cleo = { kind: 'email', value: 'cleo@weir.example' };
    const [police, council] = [await at('eastmere', cleo), await at('northvale', cleo)];
    expect([police.match, council.match]).toEqual(['one', 'one']);
    expect(police.items[0]!.id).not.toBe(council.items[0]!.id);
  });

  it('have markers in every standing: in force, overdue, restricted', async () => {
    const [maureen] = (await at('eastmere', { kind: 'phone', value: '07700 900143' })).items;
    expect(maureen!.markers.map(({ kind }) => kind)).toEqual([
      'riskToStaff',
      'vulnerable',
      'repeatVictim',
      'contactRestriction',
    ]);
    expect(maureen!.markers.some(({ isRestricted }) => isRestricted)).toBe(true);
    const [leo] = (await at('eastmere', { kind: 'email', value: 'leo@fairbairn.example' })).items;
    expect(leo!.markers[0]!.reviewOn < new Date(world.now).toISOString().slice(0, 10)).toBe(true);
  });
});
