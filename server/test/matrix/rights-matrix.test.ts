import { allRoles, type Role, rightsOf } from '@switchboard/shared/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCommand, type Registered } from '../../src/platform/operations/registry.ts';
import { type Answer, codeOf, houses, World } from '../world.ts';
import type { ExampleOf } from './example.ts';
import { examples } from './examples/index.ts';
import { idPlaces, trespasses } from './foreign-ids.ts';
import { seededGrant } from './seeded-grant.ts';

/**
 * Every operation × every role × own and other organisation × nobody × programs: the very request that the allowed
 * role is granted is refused to all others. Nothing here knows what an operation does; it knows what was declared.
 */
const catalogue = await World.open();
const operations = catalogue.server.platform.registry.all();
await catalogue.close();
const seen = { cells: 0, granted: 0, refused: 0 };

afterAll(() => {
  console.log(
    `Rights matrix: ${operations.length} operations, ${allRoles.length} roles, ${seen.cells} cells ` +
      `(${seen.granted} granted, ${seen.refused} refused)`,
  );
});

function count(answer: Answer): Answer {
  seen.cells += 1;
  seen[answer.status < 300 ? 'granted' : 'refused'] += 1;
  return answer;
}

function mayCall({ operation: { access } }: Registered, role: Role): boolean {
  return access === 'public' || access === 'signedIn' || rightsOf(role).includes(access);
}

function exampleOf({ operation }: Registered): ExampleOf {
  const example = examples[operation.name];
  if (!example) throw new Error(`${operation.name} has no example in server/test/matrix/examples`);
  return example;
}

/** A list asked for by somebody else's identifier is empty rather than refused: it says nothing about the identifier. */
function expectNothingSeen(answer: Answer, what: string): void {
  const { items, organisationId } = (answer.body ?? {}) as { items?: unknown[]; organisationId?: string };
  if (answer.status === 200 && items) expect(items, what).toEqual([]);
  else if (answer.status === 200 && organisationId) seededGrant.expectNoMoreThanShared(answer.body);
  else
    expect({ status: answer.status, code: codeOf(answer) }, what).toEqual({ status: 404, code: 'request/not-found' });
}

it('[Q-03 part] every operation has an example, and no example is left over', () => {
  expect(operations.length).toBeGreaterThan(40);
  expect(Object.keys(examples).sort()).toEqual(operations.map(({ operation }) => operation.name).sort());
});

describe.each(operations.map((registered) => [registered.operation.name, registered] as const))(
  '%s',
  (name, registered) => {
    let world: World;
    const { access } = registered.operation;
    const isPublic = access === 'public';
    // What people do to their own session and desk does not get in each other's way: one world does for all.
    const isOnSharedRecords = isCommand(registered) && access !== 'signedIn' && access !== 'desk.use';
    const allowed = allRoles.filter((role) => mayCall(registered, role));
    const denied = allRoles.filter((role) => !mayCall(registered, role));
    const fresh = async () => {
      await world.close();
      world = await World.open();
    };
    beforeAll(async () => {
      world = await World.open();
    });
    afterAll(() => world.close());

    it(isPublic ? 'is granted to anybody' : '[Q-02] is refused to anybody who is not signed in', async () => {
      const { input } = await exampleOf(registered)(world);
      const answer = count(await world.call(null, name, input));
      if (isPublic) expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      else
        expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 401, code: 'access/not-signed-in' });
    });
    if (isPublic) return;

    it('[Q-03 part] is refused to every role without the right, in both organisations', async () => {
      const { input } = await exampleOf(registered)(world);
      for (const house of houses) {
        for (const role of denied) {
          const answer = count(await world.call(world.person(house, role), name, input));
          expect({ role, status: answer.status, code: codeOf(answer) }).toEqual({
            role,
            status: 403,
            code: 'access/denied',
          });
        }
      }
    });

    it('[Q-03 part] is granted to every role with the right, for the very same request', async () => {
      for (const role of allowed) {
        if (isOnSharedRecords) await fresh();
        const asker = world.person('eastmere', role);
        const { input } = await exampleOf(registered)(world, asker);
        const answer = count(await world.call(asker, name, input));
        expect(answer.status, `${role}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
      }
    });

    it('[Q-05 part] finds nothing of ours for the same role of the other organisation', async () => {
      await fresh();
      for (const role of allowed) {
        const { input, ...example } = await exampleOf(registered)(world);
        const stranger = world.person('northvale', role);
        if (idPlaces({ input, ...example }).length > 0)
          expectNothingSeen(count(await world.call(stranger, name, input)), role);
        else {
          // About nobody's record: she is granted the same about her own organisation.
          if (isOnSharedRecords) await fresh();
          const own = await exampleOf(registered)(world.mirrored());
          const answer = count(await world.call(stranger, name, own.input));
          expect(answer.status, `${role}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
        }
      }
    });

    it("[Q-05 part] takes each identifier of another organisation's record for one that does not exist", async () => {
      await fresh();
      const role = allowed[0]!;
      for (const { at, input } of await trespasses(world, world.mirrored(), exampleOf(registered))) {
        expectNothingSeen(count(await world.call(world.person('eastmere', role), name, input)), `${role}, ${at}`);
      }
    });

    it('[Q-03 part] is granted to a program only if it holds the right', async () => {
      await fresh();
      const { input } = await exampleOf(registered)(world);
      const administrator = world.person('eastmere', 'securityAdministrator');
      const program = (rights: readonly string[]) =>
        world.done<{ token: string }>(administrator, 'apiToken.issue', { name: 'Rota import', rights });
      const rights = rightsOf('securityAdministrator');
      const without = await program(rights.filter((right) => right !== access));
      const refusal = count(await world.call(without, name, input));
      expect({ status: refusal.status, code: codeOf(refusal) }).toEqual({ status: 403, code: 'access/denied' });
      if (!rights.some((right) => right === access)) return;
      const answer = count(await world.call(await program(rights), name, input));
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    });
  },
);
