/** Chats while lines break for 1, 10, 30 and 90 s on either side, torn or silent, also in the middle of a frame (C-11). */
import { seededRandom } from '../../server/test/durability/seeded-random.ts';
import { drillChannels, drillOperators } from './chat/cast.ts';
import { chatRounds } from './chat-rounds.ts';
import { breaking, breaksOf } from './line-rounds.ts';
import { reportDrill } from './runner/outcome.ts';

const seed = Date.now() % 1_000_000;
const breaks = breaksOf([1, 10, 30, 90]);
const cast = {
  operators: drillOperators,
  channels: drillChannels,
  parallel: 8,
  wordsEach: 4,
  random: seededRandom(seed),
};
const { broken, ...report } = await chatRounds({ ...cast, disturb: breaking(breaks) });
reportDrill({
  drill: 'chats-line',
  passed: broken.length === 0,
  facts: { seed, breaks: breaks.length, ...report, faults: broken.length, broken: broken.slice(0, 10) },
});
