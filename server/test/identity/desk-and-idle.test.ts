import { hours, minutes, newId } from '@switchboard/shared/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../sockets/stage/eventually.ts';
import { StageDesk } from '../sockets/stage/stage-desk.ts';
import { codeOf, World, type WorldSettings } from '../world.ts';

let world: World;
afterEach(() => world.close());
const open = async (settings?: WorldSettings) => {
  world = await World.open(settings);
};
const sam = () => world.person('eastmere', 'supervisor');
const security = () => world.person('eastmere', 'securityAdministrator');
const twoSessions = async () => [{ token: await world.signIn(sam()) }, { token: await world.signIn(sam()) }] as const;

async function liveDesk(token: string): Promise<StageDesk> {
  const desk = new StageDesk(token);
  desk.connect(world.server.publicUrl);
  await eventually('the desk is connected', () => desk.isConnected && desk.positions.size > 0);
  return desk;
}

describe('one live desk to a person', () => {
  it('[Q-09] a second desk must take over, and the older one is refused over HTTP and socket alike', async () => {
    await open();
    const [first, second] = await twoSessions();
    const older = await liveDesk(first.token);
    expect(await world.done(first, 'desk.claim')).toEqual({ epoch: 1 });
    const held = await world.call(second, 'desk.claim');
    expect(held.body).toMatchObject({ code: 'desk/held-elsewhere', details: { mayTakeOver: true } });
    expect(await world.done(second, 'desk.claim', { takeOver: true })).toEqual({ epoch: 2 });

    expect(codeOf(await world.call(first, 'team.create', { name: 'Late words' }))).toBe('desk/taken-over');
    const message = { commandId: newId(world.now), name: 'team.create', input: { name: 'Late words' } };
    const answer = await older.command(message);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'desk/taken-over' } });
    older.disconnect();

    expect(await world.done(first, 'session.read')).toMatchObject({
      session: { desk: { standing: 'takenOver', epoch: 1 } },
    });
    expect((await world.call(second, 'team.create', { name: 'The newer desk works' })).status).toBe(200);
  });

  it('[Q-09] the older desk may take over again, and then the other is the older', async () => {
    await open();
    const [first, second] = await twoSessions();
    await world.done(first, 'desk.claim');
    await world.done(second, 'desk.claim', { takeOver: true });
    await world.done(first, 'desk.claim', { takeOver: true });
    expect((await world.call(first, 'team.create', { name: 'Back again' })).status).toBe(200);
    expect(codeOf(await world.call(second, 'team.create', { name: 'Not here' }))).toBe('desk/taken-over');
  });

  it('[Q-09] by the policy of an organisation a second desk is refused outright', async () => {
    await open();
    await world.done(security(), 'policy.update', { version: 1, policy: { secondDesk: 'refuse' } });
    const [first, second] = await twoSessions();
    await world.done(first, 'desk.claim');
    const refusal = await world.call(second, 'desk.claim', { takeOver: true });
    expect(refusal.body).toMatchObject({ code: 'desk/held-elsewhere', details: { mayTakeOver: false } });
    await world.done(first, 'desk.release');
    expect((await world.call(second, 'desk.claim')).status).toBe(200);
  });

  it('a desk whose session ended is free, and claiming twice changes nothing', async () => {
    await open();
    const [first, second] = await twoSessions();
    await world.done(first, 'desk.claim');
    expect(await world.done(first, 'desk.claim')).toEqual({ epoch: 1 });
    await world.done(first, 'session.end');
    expect(await world.done(second, 'desk.claim')).toEqual({ epoch: 2 });
  });

  it('a display or a program beside the desk is not concerned', async () => {
    await open();
    const [desk, display] = await twoSessions();
    await world.done(desk, 'desk.claim');
    expect((await world.call(display, 'team.create', { name: 'From the display' })).status).toBe(200);
    expect(await world.done(display, 'session.read')).toMatchObject({ session: { desk: { standing: 'none' } } });
  });
});

describe('an idle session', () => {
  it('[Q-08 part] ends at its very instant, and its screen is told', async () => {
    await open();
    const token = await world.signIn(sam());
    const desk = await liveDesk(token);
    await world.advance(minutes(15) - 1);
    expect((await world.call({ token }, 'session.read')).status).toBe(200);
    await world.advance(minutes(15));
    expect(codeOf(await world.call({ token }, 'session.read'))).toBe('access/not-signed-in');
    await eventually('the link is cut', () => !desk.isConnected);
    desk.disconnect();
  });

  it('[Q-08 part] is ended by its timer, without anybody asking', async () => {
    await open();
    await world.signIn(sam());
    await world.advance(minutes(15));
    const page = await world.done<{ items: { userId: string }[] }>(security(), 'session.list');
    expect(page.items.map(({ userId }) => userId)).not.toContain(sam().userId);
    const { eventLog } = world.server.platform;
    const events = await eventLog.readAfter(world.ids.eastmere.organisationId, 0, 9_999);
    expect(events.findLast(({ type }) => type === 'session.ended')?.body).toEqual({
      userId: sam().userId,
      reason: 'idle',
    });
  });

  it('[Q-08 part] lives as long as there are signs of life, for the time the organisation chose', async () => {
    await open();
    await world.done(security(), 'policy.update', { version: 1, policy: { idleMinutes: 60 } });
    const token = await world.signIn(sam());
    for (let hour = 0; hour < 8; hour += 1) {
      await world.advance(minutes(59));
      expect((await world.call({ token }, 'session.read')).status, `hour ${hour}`).toBe(200);
    }
    await world.advance(minutes(60));
    expect((await world.call({ token }, 'session.read')).status).toBe(401);
  });

  it('[Q-08 part] is never cut while its person is on a contact, and ends when she has been idle after it', async () => {
    const onContact = new Set<string>();
    await open({ isOnContact: (userId) => onContact.has(userId) });
    const token = await world.signIn(sam());
    onContact.add(sam().userId);
    await world.advance(hours(3));
    expect((await world.call({ token }, 'session.read')).status).toBe(200);
    await world.advance(hours(10));
    expect((await world.call({ token }, 'session.read')).status, 'also beyond the full length').toBe(200);
    onContact.clear();
    expect((await world.call({ token }, 'session.read')).status).toBe(401);
  });

  it('[Q-08 part] of a desk that works over its socket alone does not end', async () => {
    await open();
    const token = await world.signIn(sam());
    const desk = await liveDesk(token);
    for (let turn = 0; turn < 4; turn += 1) {
      await world.advance(minutes(14));
      const input = { name: `Team ${turn}` };
      expect(await desk.command({ commandId: newId(world.now), name: 'team.create', input })).toMatchObject({
        ok: true,
      });
    }
    desk.disconnect();
  });

  it('questions that a screen asks by itself are no sign of life', async () => {
    await open();
    const token = await world.signIn(sam());
    const inBackground = () =>
      world.server.platform.http.inject({
        method: 'GET',
        url: '/api/v1/session',
        headers: { authorization: `Bearer ${token}`, 'x-background': 'true' },
      });
    await world.advance(minutes(14));
    expect((await inBackground()).statusCode).toBe(200);
    await world.advance(minutes(1));
    expect((await inBackground()).statusCode).toBe(401);
  });

  it('a short token lasts ten minutes and not longer than its session', async () => {
    await open();
    const token = await world.signIn(sam());
    const short = await world.done<{ token: string }>({ token }, 'session.issueShortToken');
    await world.advance(minutes(10) - 1);
    expect((await world.call(short, 'session.read')).status).toBe(200);
    await world.advance(1);
    expect((await world.call(short, 'session.read')).status).toBe(401);
    expect((await world.call({ token }, 'session.read')).status).toBe(200);
  });
});
