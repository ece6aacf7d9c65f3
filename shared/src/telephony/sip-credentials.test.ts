import { describe, expect, test } from 'vitest';
import { callFact, comparePositions, deskSignInOf, sipPasswordOf, sipUserNameOf } from './index.ts';

const desk = { userId: '0190a1b2-0000-7000-8000-000000000001', deskEpoch: 3, expiresAt: 1_800_000_000_000 };

describe('a desk signs in to the SIP edge', () => {
  test('the edge reads from the user name what the server put into it', () => {
    expect(deskSignInOf(sipUserNameOf(desk))).toEqual(desk);
  });

  test.each(['', 'alice', `${sipUserNameOf(desk)}.1`, sipUserNameOf(desk).replace('desk', 'agent')])(
    'a name we did not make is nobody: %s',
    (userName) => {
      expect(deskSignInOf(userName)).toBeUndefined();
    },
  );

  test('the password holds for one name and one secret', async () => {
    const password = await sipPasswordOf(sipUserNameOf(desk), 'the link secret of Eastmere Police');
    expect(password).toMatch(/^[\da-f]{64}$/);
    expect(await sipPasswordOf(sipUserNameOf(desk), 'the link secret of Eastmere Police')).toBe(password);
    const later = sipUserNameOf({ ...desk, expiresAt: desk.expiresAt + 1 });
    expect(await sipPasswordOf(later, 'the link secret of Eastmere Police')).not.toBe(password);
    expect(await sipPasswordOf(sipUserNameOf(desk), 'another link secret')).not.toBe(password);
  });
});

describe('call facts', () => {
  test('a later epoch stands after every entry of an earlier one', () => {
    expect(comparePositions({ epoch: 2, seq: 1 }, { epoch: 1, seq: 900 })).toBeGreaterThan(0);
    expect(comparePositions({ epoch: 2, seq: 1 }, { epoch: 2, seq: 2 })).toBeLessThan(0);
  });

  test('a fact nobody declared is not read', () => {
    expect(callFact.safeParse({ kind: 'callDreamt' }).success).toBe(false);
  });

  test('the digits of a masked entry are no fact, only how many they were', () => {
    const entry = { kind: 'digitsEntered', prompt: 'card', masked: true, count: 16 };
    expect(callFact.safeParse(entry).success).toBe(true);
    expect(callFact.safeParse({ ...entry, digits: '4929000000006000' }).success).toBe(false);
    expect(callFact.safeParse({ ...entry, masked: false, count: 1, digits: '1' }).success).toBe(true);
  });
});
