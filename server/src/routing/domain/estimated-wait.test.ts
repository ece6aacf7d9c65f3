import { minutes } from '@switchboard/shared/kernel';
import { expect, it } from 'vitest';
import { estimatedWait } from './estimated-wait.ts';

const withinMs = minutes(30);

it('the estimated wait follows the place and how fast the queue is served', () => {
  expect(estimatedWait({ place: 1, taken: 15, withinMs })).toEqual([1, 3]);
  expect(estimatedWait({ place: 6, taken: 15, withinMs })).toEqual([6, 18]);
});

it('nothing is said when too few were served to tell, or when it would take hours', () => {
  expect(estimatedWait({ place: 1, taken: 4, withinMs })).toBeNull();
  expect(estimatedWait({ place: 40, taken: 6, withinMs })).toBeNull();
});
