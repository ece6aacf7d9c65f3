/** The power fails 400 times while commands are acknowledged (S-03): nothing acknowledged is missing afterwards. */
import { powerCuts } from '../../server/test/durability/power-cut.ts';
import { reportDrill } from './runner/outcome.ts';

const { broken, ...facts } = await powerCuts(1500, 400, Date.now() % 1_000_000);
const cutSomething = facts.lostWrites > 0 && facts.acknowledged > 0;
reportDrill({
  drill: 'power-cut',
  passed: broken.length === 0 && cutSomething,
  facts: { ...facts, broken: broken.slice(0, 10) },
});
