/** The router is killed 500 times with contacts in every state; then restarted with a million events and 5,000 waiting. */
import { parseArgs } from 'node:util';
import { seededRandom } from '../../server/test/durability/seeded-random.ts';
import { quantile } from '../bench/runner/quantile.ts';
import { dyingHouse, routerRounds } from './router-rounds.ts';
import { routerAgents, routerChannel } from './router/cast.ts';
import { restartAtSize } from './router/restart-at-size.ts';
import { reportDrill } from './runner/outcome.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    events: { type: 'string', default: '1000000' },
    open: { type: 'string', default: '5000' },
    restarts: { type: 'string', default: '5' },
  },
});
const seed = Date.now() % 1_000_000;
const cast = { agents: routerAgents, channel: routerChannel, citizens: 16, random: seededRandom(seed) };
const { broken, toNextOfferMs, ...report } = await routerRounds({ ...cast, kills: Number(values.kills) });
reportDrill({
  drill: 'router-kill',
  passed: broken.length === 0,
  facts: {
    seed,
    ...report,
    readyToOfferMs: { n: toNextOfferMs.length, median: quantile(toNextOfferMs, 0.5), most: quantile(toNextOfferMs, 1) },
    faults: broken.length,
    broken: broken.slice(0, 10),
  },
});

const [events, openContacts, restarts] = [values.events, values.open, values.restarts].map(Number) as [
  number,
  number,
  number,
];
const aimMs = 1_000;
const size = { events, openContacts, restarts, agent: routerAgents[0]!, channel: routerChannel, program: dyingHouse };
const measured = await restartAtSize(size);
const toOfferMs = measured.map((one) => one.toOfferMs);
reportDrill({
  drill: 'router-restart-at-size',
  passed: quantile(toOfferMs, 1) <= aimMs,
  facts: {
    events,
    openContacts,
    aimMs,
    readyToOfferMs: { median: quantile(toOfferMs, 0.5), most: quantile(toOfferMs, 1) },
    startToReadyMs: quantile(
      measured.map((one) => one.toReadyMs),
      0.5,
    ),
  },
});
process.exit();
