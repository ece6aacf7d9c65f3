import { expect, it } from 'vitest';
import { reconnectDelayMs } from './reconnect-delay.ts';

it('waits half a second first, doubles, and never waits longer than a quarter of a minute', () => {
  expect([0, 1, 2, 5, 40].map((attempts) => reconnectDelayMs(attempts, 0))).toEqual([
    500, 1_000, 2_000, 15_000, 15_000,
  ]);
});

it('spreads pages over half the time', () => {
  expect(reconnectDelayMs(0, 1)).toBe(250);
  expect(reconnectDelayMs(40, 0.5)).toBe(11_250);
});
