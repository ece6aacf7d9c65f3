import { expect, it } from 'vitest';
import { Origins } from '../http/origins.ts';
import { credentialsOf, mayOpenLink } from './caller.ts';
import { RateLimit } from './rate-limit.ts';

it('lets a burst through, then so many a second, whatever the clock does', () => {
  const limit = new RateLimit({ perSecond: 2, burst: 3 }, 10_000);
  expect([1, 2, 3, 4].map(() => limit.take(10_000))).toEqual([true, true, true, false]);
  expect([limit.take(10_500), limit.take(10_500)]).toEqual([true, false]);
  expect(limit.take(5_000)).toBe(false);
  expect(limit.take(5_500)).toBe(true);
});

const origins = new Origins('https://desk.eastmere.example');
const cookie = 'session=abc';

it('[Q-12 part] a link may be opened from our own pages, from the Electron desk and by programs, from nowhere else', () => {
  expect(mayOpenLink({ origin: 'https://desk.eastmere.example' }, origins)).toBe(true);
  expect(mayOpenLink({ origin: 'app://switchboard' }, origins)).toBe(true);
  expect(mayOpenLink({}, origins)).toBe(true);
  expect(mayOpenLink({ 'sec-fetch-site': 'same-origin' }, origins)).toBe(true);
  expect(mayOpenLink({ origin: 'https://evil.example' }, origins)).toBe(false);
  expect(mayOpenLink({ origin: 'null' }, origins)).toBe(false);
  expect(mayOpenLink({ 'sec-fetch-site': 'cross-site' }, origins)).toBe(false);
  expect(mayOpenLink({ 'sec-fetch-site': 'none' }, origins)).toBe(false);
});

it('[Q-12 part] a cookie counts only where our own page sent it, and a token goes before it', () => {
  const own = { origin: 'https://desk.eastmere.example', cookie };
  expect(credentialsOf(own, undefined, origins)).toEqual({ cookie });
  expect(credentialsOf({ 'sec-fetch-site': 'same-origin', cookie }, undefined, origins)).toEqual({ cookie });
  expect(credentialsOf(own, 'token', origins)).toEqual({ authorization: 'Bearer token' });
  expect(credentialsOf({ cookie }, undefined, origins)).toEqual({});
  expect(credentialsOf({ origin: 'app://switchboard', cookie }, undefined, origins)).toEqual({});
});
