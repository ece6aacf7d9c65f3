import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../sockets/stage/eventually.ts';
import { StageDesk } from '../sockets/stage/stage-desk.ts';
import { type Person, World } from '../world.ts';

let world: World;
const desks = new Map<string, StageDesk>();
const watchers = () => [
  world.people('eastmere')[1]!,
  world.person('eastmere', 'supervisor'),
  world.person('eastmere', 'contentAdministrator'),
  world.person('northvale', 'supervisor'),
];

beforeAll(async () => {
  world = await World.open();
  for (const person of watchers()) {
    const desk = new StageDesk(await world.tokenOf(person));
    desk.connect(world.server.publicUrl);
    const own = world.ids[person.house].organisationId;
    await eventually(`${person.userName} follows`, () => desk.positions.has(own));
    desks.set(person.userName, desk);
  }
});
afterAll(async () => {
  for (const desk of desks.values()) desk.disconnect();
  await world.close();
});

const told = (person: Person) =>
  desks
    .get(person.userName)!
    .told.map(({ event }) => event)
    .filter(({ type }) => type.startsWith('customer.'));

describe('facts about customers on the live link', () => {
  it('[A-17 part] tell of a restricted marker only those who may read it, and of the rest no name and no number', async () => {
    const [ann, sam] = [world.person('eastmere', 'operator'), world.person('eastmere', 'supervisor')];
    const points = [{ kind: 'phone', value: '07700 900146' }];
    const input = { name: 'Agnieszka Nowak', points };
    const { customerId } = await world.done<{ customerId: string }>(ann, 'customer.create', input);
    const marker = { customerId, kind: 'vulnerable', text: 'In refuge', source: 'Told', reviewOn: '2027-01-01' };
    await world.done(sam, 'marker.add', { ...marker, isRestricted: true });
    await world.done(sam, 'marker.add', marker);
    await world.done(ann, 'customerNote.add', { customerId, text: 'Ring after six' });
    await world.done(ann, 'customer.update', { customerId, version: 1, ...input });

    const [operator, supervisor, editor, council] = watchers() as [Person, Person, Person, Person];
    const rest = ['customer.marker-changed', 'customer.note-added', 'customer.changed'];
    await eventually('the supervisor is told', () => told(supervisor).length === 5);
    await eventually('the operator is told', () => told(operator).length === 4);
    expect(told(supervisor).map(({ type }) => type)).toEqual(['customer.created', 'customer.marker-changed', ...rest]);
    expect(told(operator).map(({ type }) => type)).toEqual(['customer.created', ...rest]);
    expect(told(operator).map(({ body }) => body['isRestricted'])).not.toContain(true);
    expect(JSON.stringify([told(supervisor), told(operator)])).not.toMatch(/Nowak|900146|refuge|after six/);
    expect(told(editor)).toEqual([]);
    expect(told(council)).toEqual([]);
  });
});
