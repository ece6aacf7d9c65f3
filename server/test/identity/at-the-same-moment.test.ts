import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PasswordHash } from '../../src/identity/index.ts';
import { engines, type OpenedDatabase } from '../engines.ts';
import { type Answer, codeOf, World, worldPassword } from '../world.ts';

/** Counts how often a real password was checked, not the stand-in for one that may not be. */
class CountingHash extends PasswordHash {
  checked = 0;
  override verify(password: string, hash: string | undefined): Promise<boolean> {
    if (hash !== undefined) this.checked += 1;
    return super.verify(password, hash);
  }
}

const codes = (answers: readonly Answer[]) => answers.map((answer) => codeOf(answer) ?? 'granted').sort();

describe.each(engines)('at the same moment on $name', ({ isThere, open }) => {
  if (!isThere) return it.skip('[Q-12 part] needs its peer', () => undefined);
  let opened: OpenedDatabase;
  let world: World;
  const passwords = new CountingHash({ memoryKib: 64, passes: 1 });
  beforeEach(async () => {
    opened = await open();
    world = await World.open({
      databaseUrl: opened.url.startsWith('postgres') ? opened.url : `sqlite:${opened.url}`,
      passwords,
    });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });
  const security = () => world.person('eastmere', 'securityAdministrator');

  it('[Q-12 part] thirty guesses check no more passwords than the lock-out allows', async () => {
    const ann = world.person('eastmere', 'operator');
    const guess = (index: number) =>
      world.call(null, 'session.create', { username: ann.userName, password: `Wrong-Harbour-${index}` });
    const before = passwords.checked;
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => guess(index)));
    expect(new Set(codes(answers))).toEqual(new Set(['session/not-accepted']));
    expect(passwords.checked - before).toBe(5);
  });

  it('many right passwords are no guessing: everybody gets in', async () => {
    const ann = world.person('eastmere', 'operator');
    const tokens = await Promise.all(Array.from({ length: 12 }, () => world.signIn(ann)));
    expect(new Set(tokens).size).toBe(12);
  });

  it('of two changes made against the same version one is kept and the other is told', async () => {
    const change = (name: string) =>
      world.call(security(), 'team.update', { teamId: world.ids.eastmere.teamIds[0], version: 1, name });
    await world.tokenOf(security());
    const answers = await Promise.all(['One', 'Two', 'Three', 'Four'].map(change));
    expect(codes(answers)).toEqual(['granted', ...new Array(3).fill('record/changed-meanwhile')]);
  });

  it('[Q-09] of many desks that are claimed one holds', async () => {
    const sam = world.person('eastmere', 'supervisor');
    const tokens = await Promise.all(Array.from({ length: 6 }, async () => ({ token: await world.signIn(sam) })));
    const answers = await Promise.all(tokens.map((token) => world.call(token, 'desk.claim', { takeOver: true })));
    expect(answers.map(({ body }) => (body as { epoch: number }).epoch).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const standings = await Promise.all(tokens.map((token) => world.done(token, 'session.read')));
    const held = standings.filter((me) => JSON.stringify(me).includes('"standing":"held"'));
    expect(held).toHaveLength(1);
  });

  it.each(['user.setRoles', 'user.suspend'])('two last administrators cannot remove each other by %s', async (name) => {
    const ben = world.people('eastmere')[1]!;
    const roles = [{ role: 'securityAdministrator', serviceAreaId: null }];
    await world.done(security(), 'user.setRoles', { userId: ben.userId, version: 1, roles });
    await Promise.all([world.tokenOf(security()), world.tokenOf(ben)]);
    const input = name === 'user.setRoles' ? { roles: [] } : { reason: 'Mine now' };
    const answers = await Promise.all([
      world.call(security(), name, { ...input, userId: ben.userId, version: 2 }),
      world.call(ben, name, { ...input, userId: security().userId, version: 1 }),
    ]);
    const left = codes(answers).filter((code) => code !== 'granted');
    expect(left).toHaveLength(1);
    expect(['user/last-administrator', 'access/denied', 'access/not-signed-in']).toContain(left[0]);
  });

  it('a one-use link works once', async () => {
    const ben = world.people('eastmere')[1]!;
    const { link } = await world.done<{ link: string }>(security(), 'user.issueResetLink', { userId: ben.userId });
    const linkToken = link.split('#')[1];
    const use = (newPassword: string) => world.call(null, 'password.reset', { linkToken, newPassword });
    const answers = await Promise.all(['Granite-Ferry-7711', 'Granite-Ferry-7712', 'Granite-Ferry-7713'].map(use));
    expect(codes(answers)).toEqual(['granted', 'link/not-valid', 'link/not-valid']);
    expect((await world.call(null, 'session.create', { username: ben.userName, password: worldPassword })).status).toBe(
      401,
    );
  });
});
