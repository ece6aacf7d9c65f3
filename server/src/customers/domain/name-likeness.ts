/**
 * How alike two names are, from 0 to 1: word by word in any order, so that "Aldridge, Maureen" is "Maureen Aldridge",
 * by Jaro–Winkler, which forgives slips of the pen and prizes equal beginnings. Every word of the shorter name must
 * find its own in the longer one; the worst pair decides. Pure.
 */
export function nameLikeness(one: string, other: string): number {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  if (fewer.length === 0) return 0;
  const free = [...more];
  let worst = 1;
  for (const word of fewer) {
    const scores = free.map((each) => likeness(word, each));
    const best = Math.max(...scores);
    free.splice(scores.indexOf(best), 1);
    worst = Math.min(worst, best);
  }
  return worst;
}

/** From here on two names may be one person's, if something else agrees as well. */
export const alikeFrom = 0.88;

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’`]/g, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** An initial fits every name that begins with it. */
function likeness(one: string, other: string): number {
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 0.9 : 0;
  return jaroWinkler(one, other);
}

function jaroWinkler(one: string, other: string): number {
  const jaro = jaroOf(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const ours = [...one].filter((letter, i) => {
    for (let j = Math.max(0, i - reach); j <= Math.min(other.length - 1, i + reach); j += 1) {
      if (other[j] !== letter || taken.has(j)) continue;
      taken.add(j);
      return true;
    }
    return false;
  });
  if (ours.length === 0) return 0;
  const theirs = [...taken].sort((a, b) => a - b).map((j) => other[j]);
  const swapped = ours.filter((letter, i) => letter !== theirs[i]).length / 2;
  const found = ours.length;
  return (found / one.length + found / other.length + (found - swapped) / found) / 3;
}
