import { allRoles, type Role, rightsOf } from '@switchboard/shared/access';
import { newId } from '@switchboard/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Registered } from '../../src/platform/operations/registry.ts';
import { isReachableBySocket } from '../../src/platform/sockets/index.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { StageDesk } from '../sockets/stage/stage-desk.ts';
import { type Person, World } from '../world.ts';
import { examples } from './examples/index.ts';
import { idPlaces } from './foreign-ids.ts';

/** The same matrix over the live link: every command that can be given there × every role. */
const seen = { commands: 0, cells: 0 };
const catalogue = await World.open();
const all = catalogue.server.platform.registry.all();
const reachable = all.filter(isReachableBySocket);
await catalogue.close();

afterAll(() => {
  console.log(`Rights matrix, live commands: ${seen.commands} commands, ${seen.cells} cells`);
});

async function deskOf(world: World, person: Person): Promise<StageDesk> {
  const desk = new StageDesk(await world.tokenOf(person));
  desk.connect(world.server.publicUrl);
  await eventually(`${person.userName} is connected`, () => desk.isConnected);
  return desk;
}

async function say(world: World, person: Person, name: string, input: object): Promise<string> {
  const desk = await deskOf(world, person);
  const answer = await desk.command({ commandId: newId(world.now), name, input });
  desk.disconnect();
  seen.cells += 1;
  return answer.ok ? 'granted' : answer.refusal.code;
}

function mayCall({ operation: { access } }: Registered, role: Role): boolean {
  return access === 'signedIn' || rightsOf(role).some((right) => right === access);
}

describe.each(reachable.map((registered) => [registered.operation.name, registered] as const))(
  '%s',
  (name, registered) => {
    let world: World;
    beforeAll(async () => {
      seen.commands += 1;
      world = await World.open();
    });
    afterAll(() => world.close());

    it('[Q-03 part] is refused on the live link to every role without the right', async () => {
      const { input } = await examples[name]!(world);
      for (const role of allRoles.filter((one) => !mayCall(registered, one))) {
        expect(await say(world, world.person('eastmere', role), name, input), role).toBe('access/denied');
      }
    });

    it('[Q-03 part] [Q-05 part] is granted there to the right, and finds nothing for a stranger', async () => {
      const role = allRoles.find((one) => mayCall(registered, one))!;
      const example = await examples[name]!(world);
      if (idPlaces(example).length > 0) {
        expect(await say(world, world.person('northvale', role), name, example.input)).toBe('request/not-found');
      }
      expect(await say(world, world.person('eastmere', role), name, example.input)).toBe('granted');
    });
  },
);

it('[Q-03 part] a question or a public operation is no command of the live link', async () => {
  const world = await World.open();
  const ann = world.person('eastmere', 'operator');
  for (const { operation } of all.filter((one) => !isReachableBySocket(one))) {
    const { input } = await examples[operation.name]!(world);
    expect(await say(world, ann, operation.name, input), operation.name).toBe('request/not-found');
  }
  await world.close();
});
