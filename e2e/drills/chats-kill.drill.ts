/** 50 parallel chats while the server is killed 200 times at random moments (C-11). */
import { seededRandom } from '../../server/test/durability/seeded-random.ts';
import { drillChannels, drillOperators } from './chat/cast.ts';
import { chatRounds, killing } from './chat-rounds.ts';
import { reportDrill } from './runner/outcome.ts';

const kills = 200;
const seed = Date.now() % 1_000_000;
const random = seededRandom(seed);
const cast = { operators: drillOperators, channels: drillChannels, parallel: 50, wordsEach: 4, random };
const { broken, ...report } = await chatRounds({ ...cast, disturb: killing(kills, random) });
reportDrill({
  drill: 'chats-kill',
  passed: broken.length === 0,
  facts: { seed, kills, ...report, faults: broken.length, broken: broken.slice(0, 10) },
});
