import { newId } from '@switchboard/shared/kernel';
import { expect, it } from 'vitest';
import { mediaEvent, mediaOperations, mediaRefusal } from './media-operations.ts';
import type { MediaInput } from './media-port.ts';

const now = 1_764_561_600_000;

it('takes a play order with its usual manners: once, and not cut off by a digit', () => {
  const order: MediaInput<'play.run'> = {
    playId: newId(now),
    legId: newId(now),
    source: { kind: 'tone', name: 'ringing' },
  };
  expect(mediaOperations['play.run'].input.parse(order)).toEqual({ ...order, repeat: false, bargeIn: false });
});

it('takes no place for a recording that would leave its folder', () => {
  const order = { recordingId: newId(now), legId: newId(now), keyId: 'k', publicKey: btoa('x'.repeat(32)) };
  const placed = (place: string) => mediaOperations['recording.start'].input.safeParse({ ...order, place }).success;
  expect(placed('recordings/2026/one')).toBe(true);
  expect(['../one', '/one', 'a//b', 'a/../b', 'a.wav', ''].filter(placed)).toEqual([]);
});

it('takes no session description that is longer than an audio call needs', () => {
  const answer = { legId: newId(now), wire: 'rtp', offer: 'v'.repeat(16_385) };
  expect(mediaOperations['leg.answer'].input.safeParse(answer).success).toBe(false);
});

it('knows the digits of a telephone and nothing else', () => {
  const heard = (digit: string) =>
    mediaEvent.safeParse({ kind: 'leg.digit', legId: newId(now), at: 1, digit, by: 'rtp' }).success;
  expect([...'0123456789*#ABCD'].every(heard)).toBe(true);
  expect(['E', '10', '', 'a'].filter(heard)).toEqual([]);
});

it('refuses with a code and a sentence', () => {
  const refusal = { code: 'media/no-port', text: 'Every port of RTP_PORTS is in use: widen the range.' };
  expect(mediaRefusal.parse(refusal)).toEqual(refusal);
});
