/** A thousand contacts, each fought over by two desks, the clock, its citizen, a supervisor and 500 hands at once. */
import { parseArgs } from 'node:util';
import { seededRandom } from '../../server/test/durability/seeded-random.ts';
import { oneContactRounds } from './one-contact-rounds.ts';
import { contestCast } from './router/cast.ts';
import { reportDrill } from './runner/outcome.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    picks: { type: 'string', default: '500' },
    /** Stops before its rounds are done; the outcome says how many there were. */
    minutes: { type: 'string' },
  },
});
const seed = Date.now() % 1_000_000;
const [planned, picks] = [Number(values.rounds), Number(values.picks)];
const until = values.minutes === undefined ? Infinity : performance.now() + Number(values.minutes) * 60_000;
const { broken, ...report } = await oneContactRounds({
  ...contestCast,
  rounds: planned,
  picks,
  random: seededRandom(seed),
  isOver: () => performance.now() > until,
});
reportDrill({
  drill: 'one-contact',
  passed: broken.length === 0,
  facts: { seed, planned, picks, ...report, faults: broken.length, broken: broken.slice(0, 10) },
});
process.exit();
