import { days, hours, minutes } from '@switchboard/shared/kernel';
import { between, type Chance, oneOf } from './seeded-chance.ts';

const dayMs = days(1);
/** Full days before today. */
const pastDays = 14;

/** How many write in the hours of a day, beside each other: a rush before noon and one after work; quiet at night. */
const hoursOfDay: readonly { readonly hour: number; readonly weight: number }[] = [
  0.3, 0.1, 0.1, 0, 0, 0.1, 0.4, 1, 3, 6, 7, 6, 4, 4, 5, 5, 6, 5, 3, 2, 2, 1.5, 1, 0.6,
].map((weight, hour) => ({ hour, weight }));
const busy = 5;

export interface Coming {
  readonly at: number;
  /** How long a person lets wait at that hour, in milliseconds. */
  readonly waitMs: number;
}

/**
 * When people wrote in the two weeks before `now`, and today: eight or nine on each day, the earliest first. Times are UTC, as the
 * demonstration's days are.
 */
export function comings(chance: Chance, now: number): Coming[] {
  const today = Math.floor(now / dayMs) * dayMs;
  const all: Coming[] = [];
  for (let day = pastDays; day >= 0; day -= 1) {
    const count = between(chance, 8, 9);
    for (let index = 0; index < count; index += 1) all.push(comingOn(chance, today - day * dayMs));
  }
  return all.sort((one, other) => one.at - other.at);
}

function comingOn(chance: Chance, midnight: number): Coming {
  const { hour, weight } = oneOf(chance, hoursOfDay, (one) => one.weight);
  const at = midnight + hours(hour) + Math.floor(chance() * hours(1));
  const longest = weight >= busy ? minutes(4) : minutes(1.5);
  return { at, waitMs: between(chance, 8_000, longest) };
}
