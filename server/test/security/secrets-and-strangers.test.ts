import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { allRoles } from '@switchboard/shared/access';
import { describe, expect, it } from 'vitest';
import { isCommand } from '../../src/platform/operations/registry.ts';
import { demoOrganisations } from '../../src/seed/index.ts';
import { examples } from '../matrix/examples/index.ts';
import { type House, houses, World, worldPassword } from '../world.ts';

const newPassword = 'Granite-Ferry-7711';

describe('secrets', () => {
  it('[Q-07 part] are in no table, no log line and no answer but the one that hands them over', async () => {
    const logged: string[] = [];
    const sink = new Writable({
      write(line: Buffer, _encoding, done) {
        logged.push(line.toString());
        done();
      },
    });
    const world = await World.open({ logTo: sink });
    const security = world.person('eastmere', 'securityAdministrator');
    const ben = world.people('eastmere')[1]!;
    const token = await world.signIn(ben);
    const short = await world.done<{ token: string }>({ token }, 'session.issueShortToken');
    const api = await world.done<{ token: string }>(security, 'apiToken.issue', {
      name: 'Rota',
      rights: ['users.read'],
    });
    const invited = await world.done<{ link: string }>(security, 'user.create', {
      userName: 'dot@eastmere.example',
      displayName: 'Dot',
    });
    const reset = await world.done<{ link: string }>(security, 'user.issueResetLink', { userId: ben.userId });
    await world.call(null, 'session.create', { username: ben.userName, password: 'Wrong-Harbour-1' });
    await world.done({ token }, 'password.change', { currentPassword: worldPassword, newPassword });
    await world.call(null, 'password.reset', { linkToken: 'A'.repeat(43), newPassword });
    const secrets = [
      worldPassword,
      newPassword,
      'Wrong-Harbour-1',
      ...[token, short.token, api.token].map((one) => one.slice(4)),
      ...[invited.link, reset.link].map((link) => link.split('#')[1]!),
    ];
    const answers = await Promise.all(
      ['audit.list', 'audit.export', 'session.list', 'apiToken.list', 'user.list', 'sharingGrant.list'].map(
        async (name) => JSON.stringify((await world.call(security, name, {})).body),
      ),
    );
    const page = await world.done<{ items: { id: string }[] }>(security, 'audit.list', { limit: 200 });
    for (const { id } of page.items)
      answers.push(JSON.stringify(await world.done(security, 'audit.read', { entryId: id })));
    const dump = ['switchboard.db', 'switchboard.db-wal']
      .map((file) => readFileSync(join(world.folder, file)).toString('latin1'))
      .join('');
    expect(dump.length).toBeGreaterThan(100_000);
    expect(dump, 'the dump holds what it should').toContain('$argon2id$');
    expect(logged.length).toBeGreaterThan(0);
    for (const secret of secrets) {
      expect(dump.includes(secret), `${secret.slice(0, 4)}… in the database`).toBe(false);
      expect(logged.join('').includes(secret), `${secret.slice(0, 4)}… in the log`).toBe(false);
      expect(answers.join('').includes(secret), `${secret.slice(0, 4)}… in an answer`).toBe(false);
    }
    expect(answers.join('')).not.toContain('argon2id');
    await world.close();
  });

  it('a command whose answer holds a secret does not give it a second time', async () => {
    const world = await World.open();
    const token = await world.tokenOf(world.person('eastmere', 'securityAdministrator'));
    const issue = () =>
      world.server.platform.http.inject({
        method: 'POST',
        url: '/api/v1/api-tokens',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'the-same' },
        payload: { name: 'Rota', rights: ['users.read'] },
      });
    expect((await issue()).json()).toMatchObject({ token: expect.stringMatching(/^sba_/) });
    expect((await issue()).json()).toMatchObject({ code: 'command/answered-once' });
    await world.close();
  });
});

describe('an organisation', () => {
  it('[Q-05 part] finds no trace of the other in any list, search, record, export or audit view, in any role', async () => {
    const world = await World.open();
    for (const house of houses)
      await world.done(world.person(house, 'securityAdministrator'), 'team.create', { name: `Only at ${house}` });
    const questions = world.server.platform.registry.all().filter((registered) => !isCommand(registered));
    let looked = 0;
    for (const [index, house] of houses.entries()) {
      const view = house === 'eastmere' ? world : world.mirrored();
      const stranger = houses[1 - index]!;
      const { organisationId, userIds, teamIds, areaIds } = world.ids[stranger];
      const { people, name } = demoOrganisations[1 - index]!;
      const isShared = (question: string, asker: House, trace: string) =>
        // What the police share with the council: their teams' names and numbers, and whose they are.
        (question === 'team.list' &&
          asker === 'northvale' &&
          [organisationId, ...teamIds, `Only at ${stranger}`].includes(trace)) ||
        // To whom one shares stands in one's own audit trail.
        (question.startsWith('audit.') && trace === organisationId);
      const traces = [
        organisationId,
        name,
        ...teamIds,

        ...userIds,
        ...areaIds,
        ...people.flatMap((one) => [one.userName, one.displayName]),
        `Only at ${stranger}`,
      ];
      for (const { operation } of questions) {
        // The platform operator's list of organisations and the list of partners are about the others by their nature.
        if (['organisation.list', 'sharingGrant.listPartners', 'sharingGrant.list'].includes(operation.name)) continue;
        const { input } = await examples[operation.name]!(view);
        for (const role of allRoles) {
          for (const question of [input, { limit: 200 }]) {
            const answer = await world.call(world.person(house, role), operation.name, question);
            const text = JSON.stringify(answer.body);
            looked += 1;
            const found = traces.filter((trace) => text.includes(trace) && !isShared(operation.name, house, trace));
            expect(found, `${operation.name} as ${role} of ${house}`).toEqual([]);
          }
        }
      }
    }
    expect(looked).toBeGreaterThan(400);
    await world.close();
  });
});
