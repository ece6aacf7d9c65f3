import { expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';
import { linkStateAt } from './link-state.ts';
import { checkProtocolVersion, oldestProtocolVersion, protocolVersion } from './version.ts';

it('takes a silent link for late before two seconds have passed and for lost in good time to show it within three', () => {
  expect(linkStateAt(11_749, 10_000)).toBe('live');
  expect(linkStateAt(11_750, 10_000)).toBe('late');
  expect(linkStateAt(12_499, 10_000)).toBe('late');
  expect(linkStateAt(12_500, 10_000)).toBe('lost');
  expect(linkStateAt(13_000, null)).toBe('lost');
});

it('waits longer after each failed attempt, never beyond eight seconds, and not all desks alike', () => {
  expect([0, 1, 2, 3].map((attempt) => backOffMs(attempt, 0))).toEqual([125, 250, 500, 1_000]);
  expect(backOffMs(50, 0.999)).toBeLessThanOrEqual(8_000);
  expect(backOffMs(50, 0)).toBe(4_000);
});

it('serves desks between the oldest and the present version of the protocol', () => {
  expect(checkProtocolVersion(protocolVersion).ok).toBe(true);
  expect(checkProtocolVersion(oldestProtocolVersion - 1)).toEqual({ ok: false, refusal: 'desk/too-old' });
  expect(checkProtocolVersion(protocolVersion + 1)).toEqual({ ok: false, refusal: 'desk/too-new' });
});
