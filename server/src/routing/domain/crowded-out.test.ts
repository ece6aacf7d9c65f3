import { usualCapacity } from '@switchboard/shared/routing-plan';
import { expect, it } from 'vitest';
import { crowdedOut } from './crowded-out.ts';

const chat = { channel: 'webchat', units: 25 } as const;
const offers = [
  { id: 'older', channel: 'webchat' },
  { id: 'newer', channel: 'webchat' },
] as const;

it('what an agent has no room for any more is taken from her, the newest first', () => {
  const hands = (count: number) => ({ inHand: Array.from({ length: count }, () => chat), unitsOf: 100, caps: {} });
  expect(crowdedOut(offers, hands(2), usualCapacity)).toEqual([]);
  expect(crowdedOut(offers, hands(3), usualCapacity)).toEqual([offers[1]]);
  expect(crowdedOut(offers, hands(4), usualCapacity)).toEqual(offers);
});

it('an offer that would interrupt what she has in hand stands', () => {
  const plan = { ...usualCapacity, interrupts: [{ by: 'voice' as const, over: ['webchat' as const] }] };
  const hands = { inHand: [chat, chat], unitsOf: 100, caps: {} };
  const call = [{ id: 'call', channel: 'voice' }] as const;
  expect(crowdedOut(call, hands, plan)).toEqual([]);
  expect(crowdedOut(call, hands, usualCapacity)).toEqual(call);
});
