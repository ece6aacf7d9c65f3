import { newId } from '@switchboard/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMessage } from '../../src/contacts/index.ts';
import { systemScope } from '../../src/platform/access/scope.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { StageDesk } from '../sockets/stage/stage-desk.ts';
import { type Person, World } from '../world.ts';

let world: World;
const desks = new Map<string, StageDesk>();
beforeAll(async () => {
  world = await World.open();
});
afterAll(async () => {
  for (const desk of desks.values()) desk.disconnect();
  await world.close();
});

async function deskOf(name: string, person: Person): Promise<StageDesk> {
  const desk = new StageDesk(await world.tokenOf(person));
  desks.set(name, desk);
  desk.connect(world.server.publicUrl);
  await eventually(`${name} follows`, () => desk.positions.has(world.ids[person.house].organisationId));
  return desk;
}

const told = (name: string) => desks.get(name)!.told.map(({ event }) => event.type);

describe('what desks are told of contacts', () => {
  it('[Q-03 part] words reach staff on the contact alone; outlines also whoever watches queues; nobody else anything', async () => {
    const ann = world.person('eastmere', 'operator');
    const { contactId, conversationId } = await world.contactOf(ann, 'connected');
    await deskOf('Ann', ann);
    await deskOf('Ben', world.people('eastmere')[1]!);
    await deskOf('Sam', world.person('eastmere', 'supervisor'));
    await deskOf('Quinn', world.person('eastmere', 'qaReviewer'));
    await deskOf('stranger', world.person('northvale', 'supervisor'));
    const scope = systemScope(world.ids.eastmere.organisationId, 'test');
    const author = { kind: 'citizen', userId: null, name: 'Cleo' } as const;
    const body = { kind: 'text', text: 'Are you there?' } as const;
    await world.server.platform.database.inTransaction(scope, (tx) =>
      addMessage(tx, { conversationId, author, clientId: newId(world.now), body }),
    );
    await world.done(ann, 'conversation.mark-read', { contactId, upTo: 4 });
    const { version } = await world.done<{ version: number }>(ann, 'contact.read', { contactId });
    await world.done(ann, 'contact.end', { contactId, version });
    await eventually(
      'Ann and Sam were told',
      () => told('Ann').includes('contact.ended') && told('Sam').includes('contact.ended'),
    );
    const kinds = ['message.added', 'conversation.read', 'contact.ended'];
    const seen = (name: string) => kinds.filter((kind) => told(name).includes(kind));
    expect({
      Ann: seen('Ann'),
      Ben: seen('Ben'),
      Sam: seen('Sam'),
      Quinn: seen('Quinn'),
      stranger: seen('stranger'),
    }).toEqual({ Ann: kinds, Ben: [], Sam: ['contact.ended'], Quinn: [], stranger: [] });
  });

  it('a desk that starts afresh has what is in its hands; a supervisor everything that is open', async () => {
    const ann = world.person('eastmere', 'operator');
    const hers = await world.contactOf(ann, 'connected');
    const ofBen = await world.contactOf(world.people('eastmere')[1]!, 'connected');
    const inSnapshot = async (name: string, person: Person) => {
      const desk = await deskOf(name, person);
      const state = desk.snapshots.at(-1)!.state as Record<string, { id: string }[]>;
      const ids = new Set((state['contacts'] ?? []).map(({ id }) => id));
      return [ids.has(hers.contactId), ids.has(ofBen.contactId)];
    };
    expect(await inSnapshot('Ann again', ann)).toEqual([true, false]);
    expect(await inSnapshot('Sam again', world.person('eastmere', 'supervisor'))).toEqual([true, true]);
    expect(await inSnapshot('Quinn again', world.person('eastmere', 'qaReviewer'))).toEqual([false, false]);
    expect(await inSnapshot('stranger again', world.person('northvale', 'supervisor'))).toEqual([false, false]);
  });
});
