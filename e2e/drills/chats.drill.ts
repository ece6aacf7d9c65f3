/** 50 parallel chats while the server is killed 200 times (C-11), then while lines break for 1 to 90 s on either side. */
import { seededRandom } from '../../server/test/durability/seeded-random.ts';
import { drillChannels, drillOperators } from './chat/cast.ts';
import { type ChatPlan, chatRounds, killing } from './chat-rounds.ts';
import { breaking, breaksOf } from './line-rounds.ts';
import { reportDrill } from './runner/outcome.ts';

const seed = Date.now() % 1_000_000;
const random = seededRandom(seed);

async function drill(name: string, disturb: ChatPlan['disturb'], facts: Record<string, unknown>): Promise<void> {
  const cast = { operators: drillOperators, channels: drillChannels };
  const { broken, ...report } = await chatRounds({ ...cast, parallel: 50, wordsEach: 4, random, disturb });
  reportDrill({
    drill: name,
    passed: broken.length === 0,
    facts: { seed, ...facts, ...report, faults: broken.length, broken: broken.slice(0, 10) },
  });
}

await drill('chats-kill', killing(200, random), { kills: 200 });
const breaks = breaksOf([1, 10, 30, 90]);
await drill('chats-line', breaking(breaks), { breaks: breaks.length });
