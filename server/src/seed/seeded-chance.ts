/** Numbers from 0 up to 1, exclusive; the next with each call. */
export type Chance = () => number;

/** Chance that comes out the same for the same seed (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function between(chance: Chance, least: number, most: number): number {
  return Math.round(least + chance() * (most - least));
}

/** One of them, each as often as its weight says. */
export function oneOf<Item>(chance: Chance, items: readonly Item[], weightOf: (item: Item) => number = () => 1): Item {
  let left = chance() * items.reduce((sum, item) => sum + weightOf(item), 0);
  const found = items.find((item) => {
    left -= weightOf(item);
    return left < 0;
  });
  const chosen = found ?? items.at(-1);
  if (chosen === undefined) throw new Error('There is nothing to choose from');
  return chosen;
}
