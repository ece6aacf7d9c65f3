import { minutes } from '@switchboard/shared/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deskGone,
  deskHeard,
  deskSilent,
  handsRecounted,
  missedOffer,
  type Standing,
  tookOffer,
  wished,
} from './next-step.ts';

const now = Date.UTC(2026, 10, 16, 9);
const ready: Standing = {
  state: 'ready',
  reason: null,
  stateSinceAt: now - minutes(10),
  next: null,
  isDeskSilent: false,
  inHand: {},
  isWrappingUp: false,
  ownUnits: null,
  ownCaps: {},
  misses: {},
  idleSinceAt: now - minutes(5),
};
const busy: Standing = { ...ready, inHand: { webchat: 2 } };
const chats = (webchat: number) => ({ inHand: webchat === 0 ? {} : { webchat }, isWrappingUp: false });
const toLunch = { state: 'notReady', reason: 'Lunch', when: 'afterLast' } as const;

describe('what an agent wishes', () => {
  it('is so at once when nothing is in hand', () => {
    const wish = wished(ready, toLunch, now);
    expect(wish).toMatchObject({
      ok: true,
      value: { state: 'notReady', reason: 'Lunch', stateSinceAt: now, next: null },
    });
  });

  it('waits for the last contact, and is taken back by being ready', () => {
    const waiting = wished(busy, toLunch, now);
    if (!waiting.ok) throw new Error('refused');
    expect(waiting.value).toEqual({ ...busy, next: { state: 'notReady', reason: 'Lunch' } });
    expect(wished(waiting.value, { state: 'ready', reason: null, when: 'now' }, now)).toEqual({
      ok: true,
      value: busy,
    });
  });

  it('is refused only for leaving with contacts in hand', () => {
    const leave = { state: 'offline', reason: null, when: 'now' } as const;
    expect(wished(busy, leave, now)).toEqual({ ok: false, refusal: { code: 'agent/contacts-in-hand' } });
    expect(wished(busy, { ...toLunch, when: 'now' }, now)).toMatchObject({ ok: true, value: { state: 'notReady' } });
  });
});

describe('hands counted anew', () => {
  it('set the idle clock when something was finished, not when something began', () => {
    expect(handsRecounted(busy, chats(1), now).idleSinceAt).toBe(now);
    expect(handsRecounted(busy, chats(3), now).idleSinceAt).toBe(busy.idleSinceAt);
  });

  it('bring the next state with the last close, and not before', () => {
    const waiting: Standing = { ...busy, next: { state: 'notReady', reason: 'Lunch' } };
    expect(handsRecounted(waiting, chats(1), now)).toMatchObject({ state: 'ready', next: waiting.next });
    expect(handsRecounted(waiting, chats(0), now)).toMatchObject({ state: 'notReady', reason: 'Lunch', next: null });
  });
});

describe('a desk', () => {
  it('that is linked makes its agent present, not ready', () => {
    const offline: Standing = { ...ready, state: 'offline' };
    expect(deskHeard(offline, now, 'signedIn')).toMatchObject({ state: 'notReady', reason: 'signedIn' });
    expect(deskHeard({ ...ready, isDeskSilent: true }, now, 'signedIn')).toEqual(ready);
  });

  it('that is silent keeps the state and stops offers; one that is gone is offline', () => {
    expect(deskSilent(ready)).toEqual({ ...ready, isDeskSilent: true });
    expect(deskGone({ ...busy, isDeskSilent: true }, now)).toMatchObject({
      state: 'offline',
      isDeskSilent: false,
      inHand: { webchat: 2 },
    });
  });
});

it('[C-11 part] whoever misses an offer too often in a row is not ready until she says so', () => {
  const call = { channel: 'voice', strikes: 1 } as const;
  const chat = { channel: 'webchat', strikes: 2 } as const;
  expect(missedOffer(ready, call, now)).toMatchObject({ state: 'notReady', reason: 'missedOffer', misses: {} });
  const once = missedOffer(ready, chat, now);
  expect(once).toEqual({ ...ready, misses: { webchat: 1 } });
  expect(missedOffer(once, chat, now)).toMatchObject({ state: 'notReady', reason: 'missedOffer', misses: {} });
  expect(missedOffer(tookOffer(once, 'webchat'), chat, now)).toEqual(once);
  expect(tookOffer(once, 'voice')).toEqual(once);
  const onBreak: Standing = { ...ready, state: 'notReady', reason: 'Break' };
  expect(missedOffer(onBreak, call, now)).toEqual(onBreak);
});

it('semantics 8: the idle clock counts from the last thing handed over or from becoming ready, whichever is later', () => {
  const later = now + minutes(1);
  // Handed over to the end, handed on, or parked: one thing less in hand.
  expect(handsRecounted(busy, chats(1), later).idleSinceAt).toBe(later);
  // Something of one channel ends while something of another begins.
  expect(handsRecounted(busy, { inHand: { webchat: 1, email: 1 }, isWrappingUp: false }, later).idleSinceAt).toBe(
    later,
  );
  // Taking something up (again) is not an end, and what was only offered was never in hand.
  expect(handsRecounted(busy, chats(3), later).idleSinceAt).toBe(busy.idleSinceAt);
  expect(missedOffer(ready, { channel: 'webchat', strikes: 3 }, later).idleSinceAt).toBe(ready.idleSinceAt);
  const lunch = wished(ready, { state: 'notReady', reason: 'Lunch', when: 'now' }, later);
  if (!lunch.ok) throw new Error('refused');
  expect(lunch.value.idleSinceAt).toBe(ready.idleSinceAt);
  const back = wished(lunch.value, { state: 'ready', reason: null, when: 'now' }, now + minutes(30));
  expect(back).toMatchObject({ ok: true, value: { idleSinceAt: now + minutes(30) } });
});

describe('semantics 11: the next status', () => {
  const deed = fc.oneof(
    fc.constantFrom('ready', 'offline', 'silent', 'heard', 'missed').map((what) => ({ what, chats: 0 })),
    fc.constantFrom('lunchNow', 'lunchLast').map((what) => ({ what, chats: 0 })),
    fc.integer({ min: 0, max: 3 }).map((count) => ({ what: 'hands', chats: count })),
  );

  function done(standing: Standing, { what, chats: count }: { what: string; chats: number }, at: number): Standing {
    const wish = (state: Standing['state'], when: 'now' | 'afterLast') => {
      const reason = state === 'notReady' ? 'Lunch' : null;
      const answer = wished(standing, { state, reason, when }, at);
      return answer.ok ? answer.value : standing;
    };
    if (what === 'ready') return wish('ready', 'now');
    if (what === 'offline') return wish('offline', 'afterLast');
    if (what === 'lunchNow') return wish('notReady', 'now');
    if (what === 'lunchLast') return wish('notReady', 'afterLast');
    if (what === 'silent') return deskSilent(standing);
    if (what === 'heard') return deskHeard(standing, at, 'signedIn');
    if (what === 'missed') return missedOffer(standing, { channel: 'webchat', strikes: 2 }, at);
    return handsRecounted(standing, chats(count), at);
  }

  it('comes with the last close and no later, survives a silent desk, and never makes anybody ready by itself', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let standing = ready;
        for (const [step, one] of deeds.entries()) {
          const before = standing;
          standing = done(before, one, now + step * 1_000);
          // Nothing but her own word makes her ready.
          if (standing.state === 'ready' && before.state !== 'ready') expect(one.what).toBe('ready');
          // A wish waits only while something is in hand, and is what she becomes with the last close.
          if (standing.next) expect(standing.inHand).not.toEqual({});
          const isLastClose = one.what === 'hands' && one.chats === 0;
          if (before.next && isLastClose) {
            expect(standing).toMatchObject({ ...before.next, next: null });
          }
          // A desk that is silent or heard again, and an offer that is missed, leave the wish as it is.
          if (['silent', 'heard', 'missed'].includes(one.what)) expect(standing.next).toEqual(before.next);
          // Being ready takes it back.
          if (one.what === 'ready') expect(standing.next).toBeNull();
        }
      }),
    );
  });
});
