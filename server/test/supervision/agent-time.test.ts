import type { OutputOf } from '@switchboard/shared/access';
import { hours, minutes, seconds } from '@switchboard/shared/kernel';
import type { figureOperations } from '@switchboard/shared/supervision';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../engines.ts';
import { RoutingStage } from '../routing/routing-stage.ts';
import { codeOf, type Person } from '../world.ts';

type Times = OutputOf<(typeof figureOperations)['timeByReason']>;

describe.each(engines)('time by reason on $name', (engine) => {
  if (!engine.isThere) return it.skip('[C-06 part] needs its peer', () => undefined);
  let stage: RoutingStage;
  let ann: Person;
  let sam: Person;
  beforeEach(async () => {
    stage = await RoutingStage.open(engine);
    [ann, , sam] = stage.agents();
  });
  afterEach(() => stage.close());

  const iso = (at: number) => new Date(at).toISOString();

  it('[C-06 part] the report per reason equals a day told by hand', async () => {
    const reason = async (title: string) => {
      const { items } = await stage.world.done<{ items: { id: string; title: string }[] }>(
        ann,
        'not-ready-reason.list',
      );
      return { state: 'notReady', reasonId: items.find((one) => one.title === title)!.id };
    };
    const [rest, meal] = [await reason('Break'), await reason('Lunch')];
    const from = stage.world.now;
    const becomes = (wanted: object) => stage.world.done(ann, 'agent.set-state', { wanted });
    /** Her desk is used, as people use it: she is not cut for idling. */
    const works = async (most: number) => {
      for (let gone = 0; gone < most; gone += 5) {
        await stage.world.advance(minutes(5));
        await stage.me(ann);
      }
    };
    await stage.openDesk(ann);
    await stage.world.advance(minutes(2));
    await becomes({ state: 'ready' });
    await works(40);
    await becomes(rest);
    await stage.world.advance(minutes(10));
    await becomes({ state: 'ready' });
    const contactId = await stage.citizenWaits();
    await stage.accept(ann, await stage.offered(ann));
    await stage.world.advance(seconds(60));
    // Not ready with a contact in hand is work: her break begins when it is out of her hands.
    await becomes(rest);
    await stage.world.advance(seconds(45));
    const { version } = await stage.contact(contactId);
    await stage.world.done(ann, 'contact.park', { contactId, version, minutes: 600, note: null });
    await stage.world.advance(minutes(3));
    await becomes(meal);
    await works(30);
    const until = stage.world.now;
    await stage.world.advance(minutes(1));

    const ask = (wish: object) => stage.world.done<Times>(sam, 'agent.time-by-reason', wish);
    const { items } = await ask({ from: iso(from), until: iso(until) });
    expect(items.find(({ userId }) => userId === ann.userId)).toEqual({
      userId: ann.userId,
      name: ann.displayName,
      readySeconds: 41 * 60,
      notReadySeconds: 45 * 60,
      reasons: [
        { reason: 'Break', seconds: 13 * 60 },
        { reason: 'Lunch', seconds: 30 * 60 },
        { reason: 'signedIn', seconds: 2 * 60 },
      ],
    });
    // A part of it, and what goes on: up to now, not into the future.
    const later = await ask({ from: iso(until - minutes(10)), until: iso(until + hours(5)) });
    expect(later.items.find(({ userId }) => userId === ann.userId)).toMatchObject({
      readySeconds: 0,
      reasons: [{ reason: 'Lunch', seconds: 11 * 60 }],
    });
    const denied = await stage.world.call(ann, 'agent.time-by-reason', { from: iso(from), until: iso(until) });
    expect(codeOf(denied)).toBe('access/denied');
    const long = await stage.world.call(sam, 'agent.time-by-reason', {
      from: iso(from),
      until: iso(from + hours(200)),
    });
    expect(codeOf(long)).toBe('request/malformed');
  });
});
