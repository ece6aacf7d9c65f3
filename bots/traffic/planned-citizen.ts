import { type Concern, sites } from './concerns.ts';
import { oneOf, seededChance } from './seeded-chance.ts';

/** One simulated citizen: who she is, why she comes and how long she waits. Times in milliseconds. */
export interface PlannedCitizen {
  readonly number: number;
  readonly name: string;
  readonly phone: string;
  readonly channel: string;
  readonly page: string;
  readonly concern: Concern;
  readonly isContentWithBot: boolean;
  /** After the one before her. */
  readonly comesAfterMs: number;
  readonly msPerLetter: number;
  readonly readsForMs: number;
  /** How long she waits for a person before she goes. */
  readonly patienceMs: number;
  /** Ends the chat herself when she is done; others just go, as people do. */
  readonly saysGoodbye: boolean;
  /** For what she decides while she talks. */
  readonly seed: number;
}

const names = [
  'Cleo Marsh',
  'Owen Pugh',
  'Nia Rees',
  'Tom Ashby',
  'Grace Bell',
  'Imran Shah',
  'Ruth Lowe',
  'Ivy Cole',
] as const;

/** The same seed and count give the same citizens, whatever the clock says. */
export function planCitizens(seed: number, count: number, meanGapMs: number): readonly PlannedCitizen[] {
  const chance = seededChance(seed);
  const between = (from: number, to: number) => from + chance() * (to - from);
  return Array.from({ length: count }, (_, at) => {
    const site = oneOf(sites, chance);
    const concern = oneOf(site.concerns, chance);
    return {
      number: at + 1,
      name: oneOf(names, chance),
      // Reserved for fiction by Ofcom: 07700 900000 to 900999.
      phone: `07700 900${String(Math.floor(chance() * 1_000)).padStart(3, '0')}`,
      channel: site.channel,
      page: site.page,
      concern,
      isContentWithBot: chance() * 100 < concern.contentWithBot,
      // Arrivals without memory, as telephone traffic is modelled: many short gaps, a few long ones.
      comesAfterMs: at === 0 ? 0 : -Math.log(1 - chance()) * meanGapMs,
      msPerLetter: between(40, 120),
      readsForMs: between(800, 3_000),
      patienceMs: between(90_000, 300_000),
      saysGoodbye: chance() < 0.7,
      seed: Math.floor(chance() * 2 ** 32),
    };
  });
}
