import { expect, it } from 'vitest';
import { planCitizens } from './planned-citizen.ts';

it('plans the same citizens for the same seed, and others for another', () => {
  expect(planCitizens(7, 30, 15_000)).toEqual(planCitizens(7, 30, 15_000));
  expect(planCitizens(8, 30, 15_000)).not.toEqual(planCitizens(7, 30, 15_000));
});

it('sends citizens to both organisations, and uses only telephone numbers reserved for fiction', () => {
  const citizens = planCitizens(1, 60, 15_000);
  expect(new Set(citizens.map(({ channel }) => channel)).size).toBe(2);
  for (const { phone } of citizens) expect(phone).toMatch(/^07700 900\d{3}$/);
});
