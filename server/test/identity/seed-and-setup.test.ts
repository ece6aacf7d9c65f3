import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { allRoles } from '@switchboard/shared/access';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PasswordHash } from '../../src/identity/index.ts';
import { accounts, demoOrganisations, seedDemo } from '../../src/seed/index.ts';
import { codeOf, houses, World } from '../world.ts';

describe('the demonstration', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  it('[Q-02] has an account for every role in both organisations, each with its own user name', async () => {
    for (const { name } of demoOrganisations) {
      const roles = accounts.filter(({ organisation }) => organisation === name).map(({ role }) => role);
      expect(new Set(roles)).toEqual(new Set(allRoles));
    }
    expect(new Set(accounts.map(({ userName }) => userName)).size).toBe(accounts.length);
    for (const house of houses) {
      for (const person of world.people(house)) expect(await world.signIn(person)).toMatch(/^sbs_/);
    }
  });

  it('shares phone numbers and references on purpose: only the organisation keeps the two apart', () => {
    const [police, council] = demoOrganisations.map(({ people, teams }) =>
      [...people, ...teams].map(({ phoneNumber, reference }) => `${phoneNumber} ${reference}`),
    );
    expect(police).toEqual(council);
    for (const { people, teams } of demoOrganisations) {
      for (const { phoneNumber } of [...people, ...teams]) expect(phoneNumber).toMatch(/^07700 900\d{3}$/);
      for (const { userName } of people) expect(userName).toMatch(/\.example$/);
    }
  });

  it('is seeded once: seeding again changes nothing that people have done since', async () => {
    const manager = world.person('eastmere', 'securityAdministrator');
    await world.done(manager, 'team.close', { teamId: world.ids.eastmere.teamIds[0] });
    const { database } = world.server.platform;
    expect(await seedDemo({ database, passwords: new PasswordHash({ memoryKib: 64, passes: 1 }) })).toBeNull();
    const page = await world.done<{ items: { name: string }[] }>(manager, 'team.list');
    expect(page.items.map(({ name }) => name)).toEqual(['Harbour casework']);
  });
});

describe('npm run setup', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'switchboard-setup-'));
  const run = (dataDir: string, ...words: string[]) =>
    promisify(execFile)(process.execPath, [resolve(import.meta.dirname, '../../src/setup.ts'), ...words], {
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', SEED: 'none', LOG_LEVEL: 'fatal' },
    });
  const linkIn = (text: string) => /(http\S+\/desk\/setup#)([\w-]{43})/.exec(text)?.[2];

  it('prints a link that makes the first administrator, who looks after the installation as well', async () => {
    const dataDir = folder();
    const first = await run(dataDir, 'Fernhill', 'Inspectorate');
    const again = await run(dataDir, 'Fernhill Inspectorate');
    const [older, linkToken] = [linkIn(first.stdout), linkIn(again.stdout)];
    expect(linkToken).toBeDefined();
    const world = await World.open({
      databaseUrl: `sqlite:${join(dataDir, 'switchboard.db')}`,
      clock: Date.now,
      isEmpty: true,
    });
    const person = { userName: 'flo@fernhill.example', displayName: 'Flo Reed', newPassword: 'Granite-Ferry-7711' };
    expect(codeOf(await world.call(null, 'setup.complete', { ...person, linkToken: older }))).toBe('link/not-valid');
    await world.done(null, 'setup.complete', { ...person, linkToken });
    const token = await world.signIn(person, person.newPassword);
    expect(await world.done({ token }, 'session.read')).toMatchObject({
      organisation: { name: 'Fernhill Inspectorate' },
      roles: ['platformOperator', 'securityAdministrator'],
    });
    await world.close();
    await expect(run(dataDir, 'Fernhill Inspectorate')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('exists already'),
    });
    rmSync(dataDir, { recursive: true });
  });

  it('says in one sentence what is missing', async () => {
    const dataDir = folder();
    await expect(run(dataDir)).rejects.toMatchObject({
      code: 1,
      stderr: 'Say what the organisation is called: npm run setup -- "Eastmere Police"\n',
    });
    rmSync(dataDir, { recursive: true });
  });
});
