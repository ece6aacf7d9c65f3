import { expect, it } from 'vitest';
import { seededRandom } from '../../server/test/durability/seeded-random.ts';
import { drillChannels, drillOperators } from './chat/cast.ts';
import { chatRounds, killing } from './chat-rounds.ts';
import { breaking, breaksOf } from './line-rounds.ts';

// The drill in small; `npm run drills chats` does them with 50 chats, 200 kills and breaks of up to 90 s.
const seed = Number(process.env['CHATS_SEED'] ?? Date.now() % 1_000_000);
const random = seededRandom(seed);
const cast = { operators: drillOperators, channels: drillChannels, parallel: 12, wordsEach: 3, random };
const within = 600_000;

it('[C-11 part] chats go on over ten kills of the server: nothing lost, nothing doubled, everything in its order and place', {
  timeout: within,
}, async () => {
  const { broken, ...report } = await chatRounds({ ...cast, disturb: killing(10, random) });
  expect(broken, `seed ${seed}`).toEqual([]);
  expect(report.chats).toBeGreaterThanOrEqual(cast.parallel);
  expect(report.words).toBe(report.chats * 5);
  expect(report.placesLookedAt).toBeGreaterThan(0);
});

it('[E-10 part] [C-11 part] chats go on over torn and silent lines on either side, also in the middle of a frame', {
  timeout: within,
}, async () => {
  const { broken, ...report } = await chatRounds({ ...cast, disturb: breaking(breaksOf([1, 4])) });
  expect(broken, `seed ${seed}`).toEqual([]);
  expect(report.words).toBe(report.chats * 5);
});
