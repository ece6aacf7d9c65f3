import { minutes } from '@switchboard/shared/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { PasswordHash, SignInLimits } from '../../src/identity/index.ts';
import { codeOf, type Person, World, type WorldSettings, worldPassword } from '../world.ts';

let world: World;
afterEach(() => world.close());
const open = async (settings?: WorldSettings) => {
  world = await World.open(settings);
};
const guess = (userName: string, password: string) =>
  world.call(null, 'session.create', { username: userName, password });
const wrongGuesses = (userName: string, count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => guess(userName, `Wrong-Harbour-${index}`)));
const security = () => world.person('eastmere', 'securityAdministrator');

async function actionsAbout({ userId }: Person): Promise<string[]> {
  const filter = { subjectKind: 'user', subjectId: userId, limit: 200 };
  const page = await world.done<{ items: { action: string }[] }>(security(), 'audit.list', filter);
  return page.items.map(({ action }) => action);
}

describe('guessing passwords', () => {
  it('[Q-12 part] is stopped by the lock-out, which also the right password does not pass', async () => {
    await open();
    const ann = world.person('eastmere', 'operator');
    for (const answer of await wrongGuesses(ann.userName, 5)) expect(codeOf(answer)).toBe('session/not-accepted');
    expect(codeOf(await guess(ann.userName, worldPassword))).toBe('session/not-accepted');
    expect(await actionsAbout(ann)).toContain('user.locked-out');
    await world.advance(minutes(15) - 1);
    expect(codeOf(await guess(ann.userName, worldPassword))).toBe('session/not-accepted');
    await world.advance(1);
    expect((await guess(ann.userName, worldPassword)).status).toBe(200);
  });

  it('[Q-12 part] all at the same moment gets no more attempts than one after the other', async () => {
    await open();
    const ann = world.person('eastmere', 'operator');
    const burst = wrongGuesses(ann.userName, 5);
    const late = guess(ann.userName, worldPassword);
    await burst;
    // Five were taken before it: the sixth is not even tried.
    expect(codeOf(await late)).toBe('session/not-accepted');
    expect((await actionsAbout(ann)).filter((action) => action === 'user.locked-out')).toHaveLength(1);
  });

  it('an account opens again at once when the security administrator restores it', async () => {
    await open();
    const ann = world.person('eastmere', 'operator');
    await wrongGuesses(ann.userName, 5);
    const locked = await world.done(security(), 'user.read', { userId: ann.userId });
    expect(locked).toMatchObject({ lockedUntilAt: new Date(world.now + minutes(15)).toISOString() });
    await world.done(security(), 'user.restore', { userId: ann.userId });
    expect((await guess(ann.userName, worldPassword)).status).toBe(200);
  });

  it('a right password in between begins the count afresh', async () => {
    await open();
    const ann = world.person('eastmere', 'operator');
    await wrongGuesses(ann.userName, 4);
    expect((await guess(ann.userName, worldPassword)).status).toBe(200);
    await wrongGuesses(ann.userName, 4);
    expect((await guess(ann.userName, worldPassword)).status).toBe(200);
  });

  it('[Q-12 part] at one account, even one that does not exist, is slowed down for everybody', async () => {
    await open({ signInLimits: new SignInLimits({ perAccount: 10, wrongPerAddress: 1000 }) });
    for (const answer of await wrongGuesses('nobody@eastmere.example', 10)) {
      expect(codeOf(answer)).toBe('session/not-accepted');
    }
    expect(codeOf(await guess('nobody@eastmere.example', 'x'))).toBe('session/too-many-attempts');
    expect(codeOf(await guess(world.person('eastmere', 'operator').userName, worldPassword))).toBeUndefined();
    await world.advance(minutes(1));
    expect(codeOf(await guess('nobody@eastmere.example', 'x'))).toBe('session/not-accepted');
  });

  it('[Q-12 part] from one address across many accounts is slowed down, while a whole shift may sign in', async () => {
    await open({ signInLimits: new SignInLimits({ perAccount: 10, wrongPerAddress: 30 }) });
    for (let turn = 0; turn < 4; turn += 1) {
      for (const person of world.people('eastmere'))
        expect((await guess(person.userName, worldPassword)).status).toBe(200);
    }
    for (let index = 0; index < 30; index += 1) await guess(`person${index}@eastmere.example`, 'x');
    expect(codeOf(await guess('another@eastmere.example', 'x'))).toBe('session/too-many-attempts');
  });
});

describe('what a refused sign-in tells', () => {
  it('[Q-12 part] is the same for an unknown, a locked, a suspended and an invited account', async () => {
    await open();
    const [ann, ben] = world.people('eastmere');
    await wrongGuesses(ann!.userName, 5);
    await world.done(security(), 'user.suspend', { userId: ben!.userId, reason: 'Left' });
    await world.done(security(), 'user.create', { userName: 'dot@eastmere.example', displayName: 'Dot' });
    const answers = [
      await guess('nobody@eastmere.example', worldPassword),
      await guess(ann!.userName, worldPassword),
      await guess(ben!.userName, worldPassword),
      await guess('dot@eastmere.example', worldPassword),
      await guess(world.person('eastmere', 'manager').userName, 'Wrong-Harbour-1'),
    ];
    const told = answers.map(({ status, body }) => {
      const { traceId: _trace, ...rest } = body as Record<string, unknown>;
      return { status, ...rest };
    });
    for (const one of told) expect(one).toEqual(told[0]);
    expect(told[0]).toMatchObject({ status: 401, code: 'session/not-accepted', details: {} });
  });

  it('[Q-12 part] costs the same work whether or not the account exists', async () => {
    const passwords = new CountingHash({ memoryKib: 64, passes: 1 });
    await open({ passwords });
    const work = async (userName: string) => {
      const before = passwords.verified;
      await guess(userName, 'x');
      return passwords.verified - before;
    };
    const ann = world.person('eastmere', 'operator');
    expect(await work('nobody@eastmere.example')).toBe(1);
    expect(await work(ann.userName)).toBe(1);
    await wrongGuesses(ann.userName, 5);
    expect(await work(ann.userName)).toBe(1);
  });
});

class CountingHash extends PasswordHash {
  verified = 0;
  override verify(password: string, hash: string | undefined): Promise<boolean> {
    this.verified += 1;
    return super.verify(password, hash);
  }
}
