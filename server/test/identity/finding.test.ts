import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, World } from '../world.ts';

type Row = { id: string; displayName?: string; name?: string; version: number };
type Page = { items: Row[]; next: string | null };

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const security = () => world.person('eastmere', 'securityAdministrator');
const operator = () => world.person('eastmere', 'operator');
const found = async (name: 'user.list' | 'team.list', search: string, who: Person = operator()) =>
  (await world.done<Page>(who, name, { search })).items.map((row) => row.displayName ?? row.name);

describe('finding colleagues and teams', () => {
  it('forgives typing errors, accents and the order of names', async () => {
    expect(await found('user.list', 'okafor sam')).toEqual(['Sam Okafor']);
    expect(await found('user.list', 'Sam Okafro')).toEqual(['Sam Okafor']);
    expect(await found('user.list', 'conie bríght')).toEqual(['Connie Bright']);
    expect(await found('team.list', 'contcat centre')).toEqual(['Contact centre']);
  });

  it('finds a number and a reference however they are written', async () => {
    const [, second] = world.people('eastmere') as [Person, Person];
    for (const search of ['07700900102', '07700 900 102', '+44 7700 900102', 'S-1002', 's1002']) {
      expect(await found('user.list', search), search).toEqual([second.displayName]);
    }
  });

  it('finds a record by what it is now, and no longer by what it was', async () => {
    const details = { phoneNumber: '07700 900777', reference: 'T-77', serviceAreaId: null };
    const { teamId } = await world.done<{ teamId: string }>(security(), 'team.create', {
      name: 'Mounted unit',
      ...details,
    });
    expect(await found('team.list', 'mountd unit')).toEqual(['Mounted unit']);
    await world.done(security(), 'team.update', { teamId, version: 1, name: 'River patrol', ...details });
    expect(await found('team.list', 'mounted')).toEqual([]);
    expect(await found('team.list', 'rivr patrol')).toEqual(['River patrol']);
  });

  it('finds a colleague from the moment the account is made, under a changed name too', async () => {
    const person = {
      displayName: 'Gwendolen Fairfax',
      jobTitle: null,
      email: null,
      phoneNumber: null,
      reference: null,
      serviceAreaId: null,
    };
    const input = {
      userName: 'gwendolen@eastmere.example',
      ...person,
      roles: [{ role: 'operator', serviceAreaId: null }],
    };
    const { userId } = await world.done<{ userId: string }>(security(), 'user.create', input);
    expect(await found('user.list', 'gwendolyn')).toEqual(['Gwendolen Fairfax']);
    await world.done(security(), 'user.update', { userId, version: 1, ...person, displayName: 'Cecily Cardew' });
    expect(await found('user.list', 'gwendolen')).toEqual([]);
    expect(await found('user.list', 'cardew')).toEqual(['Cecily Cardew']);
  });
});
