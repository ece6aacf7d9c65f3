import { expect, it } from 'vitest';
import { meanOpinion, opinionOf } from './mean-opinion.ts';

it.each([
  [90, 4.34],
  [80, 4.02],
  [70, 3.6],
  [60, 3.1],
  [50, 2.58],
])('a rating of %i is a score of %f, as in the table of G.107 Annex B', (rating, score) => {
  expect(Math.abs(opinionOf(rating) - score)).toBeLessThan(0.01);
});

it('gives the score of an undisturbed telephone call, and never more than there is', () => {
  expect(meanOpinion({ lossShare: 0, oneWayMs: 0 })).toBeCloseTo(4.41, 2);
  expect([opinionOf(-10), opinionOf(3), opinionOf(140)]).toEqual([1, 1, 4.5]);
});

it('falls with loss and with delay', () => {
  const scores = [
    meanOpinion({ lossShare: 0, oneWayMs: 60 }),
    meanOpinion({ lossShare: 0.01, oneWayMs: 60 }),
    meanOpinion({ lossShare: 0.01, oneWayMs: 400 }),
    meanOpinion({ lossShare: 0.2, oneWayMs: 400 }),
  ];
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(4);
});
