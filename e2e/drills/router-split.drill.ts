/** Two servers on PostgreSQL; whichever leads is killed, frozen or cut off from the database, ten times each. */
import { parseArgs } from 'node:util';
import { seededRandom } from '../../server/test/durability/seeded-random.ts';
import { startPostgres } from '../../server/test/postgres/postgres-server.ts';
import { quantile } from '../bench/runner/quantile.ts';
import { routerAgents, routerChannel } from './router/cast.ts';
import { reportDrill } from './runner/outcome.ts';
import { leaderFaults, splitRounds } from './split-rounds.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } });
const seed = Date.now() % 1_000_000;
const aimMs = 5_000;
const postgres = await startPostgres({ durable: true });
const cast = { agents: routerAgents, channel: routerChannel, citizens: 12, random: seededRandom(seed) };
const plan = { ...cast, databaseUrl: postgres.url, rounds: Number(values.rounds) };
const { broken, toNextOfferMs, ...report } = await splitRounds(plan);
await postgres.stop();
const slowest = Math.max(...leaderFaults.map((fault) => quantile(toNextOfferMs[fault], 1)));
const took = leaderFaults.map((fault) => [
  fault,
  { median: quantile(toNextOfferMs[fault], 0.5), most: quantile(toNextOfferMs[fault], 1) },
]);
reportDrill({
  drill: 'router-split',
  passed: broken.length === 0 && slowest <= aimMs,
  facts: {
    seed,
    ...report,
    aimMs,
    toNextOfferMs: Object.fromEntries(took),
    broken: broken.length,
    first: broken.slice(0, 10),
  },
});
process.exit();
