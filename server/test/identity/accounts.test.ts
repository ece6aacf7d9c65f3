import { days, hours } from '@switchboard/shared/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemScope } from '../../src/platform/access/scope.ts';
import { eventually } from '../sockets/stage/eventually.ts';
import { StageDesk } from '../sockets/stage/stage-desk.ts';
import { codeOf, World, worldPassword } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const newPassword = 'Granite-Ferry-7711';
const security = () => world.person('eastmere', 'securityAdministrator');
const ben = () => world.people('eastmere')[1]!;
const tokenIn = (link: string) => link.split('#')[1]!;
const invite = (more: object = {}) =>
  world.done<{ userId: string; link: string }>(security(), 'user.create', {
    userName: 'dot.penrose@eastmere.example',
    displayName: 'Dot Penrose',
    ...more,
  });

describe('a new colleague', () => {
  it('chooses her own password with a link that works once, and can then sign in', async () => {
    const { link } = await invite({ roles: [{ role: 'operator', serviceAreaId: null }] });
    const reset = { linkToken: tokenIn(link), newPassword };
    expect(await world.done(null, 'password.reset', reset)).toEqual({ userName: 'dot.penrose@eastmere.example' });
    const token = await world.signIn({ userName: 'dot.penrose@eastmere.example' }, newPassword);
    expect(await world.done({ token }, 'session.read')).toMatchObject({ roles: ['operator'] });
    expect(codeOf(await world.call(null, 'password.reset', reset))).toBe('link/not-valid');
  });

  it('gets a link that ends after three days, and an older one stops working when a new one is made', async () => {
    const { userId, link } = await invite();
    const newer = await world.done<{ link: string }>(security(), 'user.issueResetLink', { userId });
    const use = (one: string) => world.call(null, 'password.reset', { linkToken: tokenIn(one), newPassword });
    expect(codeOf(await use(link))).toBe('link/not-valid');
    await world.advance(days(3));
    expect(codeOf(await use(newer.link))).toBe('link/not-valid');
  });

  it('cannot take a user name that is in use anywhere in the installation', async () => {
    const taken = world.person('northvale', 'operator').userName;
    const answer = await world.call(security(), 'user.create', { userName: taken.toUpperCase(), displayName: 'Dot' });
    expect(codeOf(answer)).toBe('user/name-taken');
  });
});

describe('a password', () => {
  it('[Q-06 part] is judged by the rules of the organisation, all broken ones at once', async () => {
    const policy = { password: { categories: 4, history: 2, longestCarriedOver: 5 } };
    await world.done(security(), 'policy.update', { version: 1, policy });
    const change = async (from: string, to: string) => {
      const token = { token: await world.signIn(ben(), from) };
      return world.call(token, 'password.change', { currentPassword: from, newPassword: to });
    };
    expect((await change(worldPassword, 'lantern-1')).body).toMatchObject({
      code: 'password/too-weak',
      details: { rules: ['tooShort', 'tooFewCategories', 'carriedOver'] },
    });
    expect((await change(worldPassword, worldPassword)).body).toMatchObject({
      details: { rules: ['carriedOver', 'usedBefore'] },
    });
    expect((await change(worldPassword, newPassword)).status).toBe(200);
    expect((await change(newPassword, worldPassword)).body).toMatchObject({ details: { rules: ['usedBefore'] } });
    expect((await change(newPassword, 'Velvet!Otter-88x')).status).toBe(200);
    expect((await change('Velvet!Otter-88x', worldPassword)).status, 'two changes ago').toBe(200);
  });

  it('[Q-06 part] that is too old must be changed before anything else', async () => {
    await world.done(security(), 'policy.update', { version: 1, policy: { password: { maximumAgeDays: 90 } } });
    await world.advance(days(90));
    const token = { token: await world.signIn(ben()) };
    expect(await world.done(token, 'session.read')).toMatchObject({ user: { mustChangePassword: true } });
    expect(codeOf(await world.call(token, 'team.list'))).toBe('password/change-required');
    await world.done(token, 'password.change', { currentPassword: worldPassword, newPassword });
    expect((await world.call(token, 'team.list')).status).toBe(200);
  });

  it('changed by its person ends her other sessions and not this one', async () => {
    const [here, elsewhere] = [{ token: await world.signIn(ben()) }, { token: await world.signIn(ben()) }];
    const wrong = { currentPassword: 'Wrong-Harbour-1', newPassword };
    expect(codeOf(await world.call(here, 'password.change', wrong))).toBe('password/not-yours');
    await world.done(here, 'password.change', { currentPassword: worldPassword, newPassword });
    expect((await world.call(here, 'session.read')).status).toBe(200);
    expect((await world.call(elsewhere, 'session.read')).status).toBe(401);
    expect(
      (await world.call(null, 'session.create', { username: ben().userName, password: worldPassword })).status,
    ).toBe(401);
  });

  it('set by a link ends every session of the account', async () => {
    const token = { token: await world.signIn(ben()) };
    const { link } = await world.done<{ link: string }>(security(), 'user.issueResetLink', { userId: ben().userId });
    await world.done(null, 'password.reset', { linkToken: tokenIn(link), newPassword });
    expect((await world.call(token, 'session.read')).status).toBe(401);
  });
});

describe('a change of what somebody may do', () => {
  it('[Q-03 part] holds for her live session from the next call on, and her screen begins anew', async () => {
    const token = await world.signIn(ben());
    const desk = new StageDesk(token);
    desk.connect(world.server.publicUrl);
    await eventually('the desk follows', () => desk.snapshots.length > 0);
    const before = desk.snapshots.length;
    const { version } = await world.done<{ version: number }>(security(), 'user.read', { userId: ben().userId });
    const roles = [{ role: 'supervisor', serviceAreaId: null }];
    expect((await world.call({ token }, 'team.create', { name: 'Too early' })).status).toBe(403);
    await world.done(security(), 'user.setRoles', { userId: ben().userId, version, roles });
    expect((await world.call({ token }, 'team.create', { name: 'Now' })).status).toBe(200);
    await eventually('a new snapshot came', () => desk.snapshots.length > before);
    desk.disconnect();
  });

  it('suspends at once, on HTTP and the live link, and gives back what there was', async () => {
    const token = await world.signIn(ben());
    const desk = new StageDesk(token);
    desk.connect(world.server.publicUrl);
    await eventually('the desk follows', () => desk.snapshots.length > 0);
    await world.done(security(), 'user.suspend', { userId: ben().userId, reason: 'Left the force' });
    expect((await world.call({ token }, 'session.read')).status).toBe(401);
    await eventually('the link is cut', () => !desk.isConnected);
    await world.done(security(), 'user.restore', { userId: ben().userId });
    expect(await world.signIn(ben())).toMatch(/^sbs_/);
    desk.disconnect();
  });

  it('cannot leave the organisation without a security administrator', async () => {
    const { userId } = security();
    const change = { userId, version: 1, roles: [] };
    expect(codeOf(await world.call(security(), 'user.setRoles', change))).toBe('user/last-administrator');
    const suspend = { userId, reason: 'Oops' };
    expect(codeOf(await world.call(security(), 'user.suspend', suspend))).toBe('user/yourself');
  });

  it('[Q-03 part] is not a way up: neither for oneself nor through a platform operator', async () => {
    const platform = world.person('eastmere', 'platformOperator');
    const refusals = await Promise.all([
      world.call(security(), 'user.setRoles', {
        userId: ben().userId,
        version: 1,
        roles: [{ role: 'platformOperator', serviceAreaId: null }],
      }),
      world.call(security(), 'user.setRoles', {
        userId: security().userId,
        version: 1,
        roles: [
          { role: 'securityAdministrator', serviceAreaId: null },
          { role: 'supervisor', serviceAreaId: null },
        ],
      }),
      world.call(security(), 'user.issueResetLink', { userId: platform.userId }),
      world.call(security(), 'user.suspend', { userId: platform.userId, reason: 'Mine now' }),
      world.call(security(), 'user.setRoles', { userId: platform.userId, version: 1, roles: [] }),
    ]);
    expect(refusals.map(codeOf)).toEqual(new Array(5).fill('user/role-not-yours-to-give'));
  });
});

describe('a program', () => {
  it('holds no right its issuer lacks, and nothing once its token has ended', async () => {
    const beyond = { name: 'Rota', rights: ['desk.use', 'users.read'] };
    expect((await world.call(security(), 'apiToken.issue', beyond)).body).toMatchObject({
      code: 'api-token/right-not-yours',
      details: { rights: ['desk.use'] },
    });
    const issue = (expiresInDays: number) =>
      world.done<{ apiTokenId: string; token: string }>(security(), 'apiToken.issue', {
        name: 'Rota',
        rights: ['directory.read'],
        expiresInDays,
      });
    const [revoked, expiring] = [await issue(90), await issue(1)];
    expect((await world.call(expiring, 'user.list')).status).toBe(200);
    await world.done(security(), 'apiToken.revoke', { apiTokenId: revoked.apiTokenId });
    expect((await world.call(revoked, 'user.list')).status).toBe(401);
    await world.advance(days(1));
    expect((await world.call(expiring, 'user.list')).status).toBe(401);
  });

  it('is nobody: it has no session of its own and no desk', async () => {
    const token = await world.done<{ token: string }>(security(), 'apiToken.issue', {
      name: 'Rota',
      rights: ['users.read'],
    });
    for (const name of ['session.read', 'session.end', 'desk.claim']) {
      expect(codeOf(await world.call(token, name)), name).toBe('access/denied');
    }
  });
});

describe('a new organisation', () => {
  it('is set up once with its link, which ends after a day', async () => {
    const platform = world.person('eastmere', 'platformOperator');
    const create = (name: string) =>
      world.done<{ link: string; organisationId: string }>(platform, 'organisation.create', { name });
    const [fernhill, late] = [await create('Fernhill Inspectorate'), await create('Westbrook Council')];
    const setup = (link: string, userName: string) =>
      world.call(null, 'setup.complete', { linkToken: tokenIn(link), userName, displayName: 'Flo Reed', newPassword });
    expect((await setup(fernhill.link, 'flo@fernhill.example')).status).toBe(200);
    expect(codeOf(await setup(fernhill.link, 'fay@fernhill.example'))).toBe('link/not-valid');
    const token = await world.signIn({ userName: 'flo@fernhill.example' }, newPassword);
    const me = await world.done({ token }, 'session.read');
    expect(me).toMatchObject({ organisation: { id: fernhill.organisationId }, roles: ['securityAdministrator'] });
    await world.advance(hours(24));
    expect(codeOf(await setup(late.link, 'west@westbrook.example'))).toBe('link/not-valid');
  });

  it('[T-02 part] may not choose a colour that could be taken for the emergency red', async () => {
    const manager = world.person('eastmere', 'manager');
    const brand = (colour: string) => ({ version: 1, name: 'Eastmere Police', brand: { colour, logo: null } });
    expect(codeOf(await world.call(manager, 'organisation.update', brand('#B3152A')))).toBe(
      'organisation/brand-like-emergency',
    );
    expect((await world.call(manager, 'organisation.update', brand('#FFD200'))).status).toBe(200);
    const [police, council] = await Promise.all([
      world.done(manager, 'session.read'),
      world.done(world.person('northvale', 'manager'), 'session.read'),
    ]);
    expect(police).toMatchObject({ organisation: { brand: { colour: '#FFD200' } } });
    expect(council).toMatchObject({ organisation: { brand: { colour: '#1F5F5B' } } });
  });
});

describe('secrets that have expired', () => {
  it('are not kept', async () => {
    const { database } = world.server.platform;
    const kept = async () => {
      const db = database.read(systemScope('*', 'test'));
      const [links, tokens] = await Promise.all([
        db.selectFrom('one_use_link').select('token_hash').execute(),
        db.selectFrom('short_token').select('token_hash').execute(),
      ]);
      return links.length + tokens.length;
    };
    await world.server.platform.jobs.round();
    await invite();
    await world.done(ben(), 'session.issueShortToken');
    expect(await kept()).toBe(2);
    await world.advance(days(3));
    expect(await kept()).toBe(0);
  });
});
