import type { Room } from '@switchboard/shared/routing-plan';
import { type WhyNot, whyNot } from './why-not.ts';

/** Reasons as small numbers, so that a pool can count them: 0 for whoever can take a contact, else one of `whyNot`. */
export const able = 0;
export const reasonCount = whyNot.length + 1;

export function codeOf(why: WhyNot): number {
  return whyNot.indexOf(why) + 1;
}

export function whyOf(code: number): WhyNot | null {
  return whyNot[code - 1] ?? null;
}

export const codeOfRoom: Readonly<Record<Room, number>> = {
  room: able,
  interrupts: able,
  cap: codeOf('cap'),
  full: codeOf('full'),
  reserve: codeOf('reserve'),
  offered: codeOf('offered'),
};
