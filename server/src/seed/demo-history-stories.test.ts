import { defaultSafetyRules, flowSchema } from '@switchboard/shared/flows';
import { describe, expect, test } from 'vitest';
import { councilFlow } from './demo-flow-council.ts';
import { policeFlow } from './demo-flow-police.ts';
import { playBot } from './demo-history-bot.ts';
import { councilHistory } from './demo-history-council.ts';
import { policeHistory } from './demo-history-police.ts';
import type { Story } from './demo-history-story.ts';
import { councilKnowledge } from './demo-knowledge-council.ts';
import { policeKnowledge } from './demo-knowledge-police.ts';
import { demoContactCentres, outcomes, platformReason } from './demo-queue-plans.ts';

const [police, council] = demoContactCentres;
const bodies = [
  { name: 'police', stories: policeHistory, flow: policeFlow, knowledge: policeKnowledge, centre: police! },
  { name: 'council', stories: councilHistory, flow: councilFlow, knowledge: councilKnowledge, centre: council! },
];
const always = { postcode: 'EM1 1AA', phone: '07700 900123', me: 'Cleo', agent: 'Ann', colleague: 'Ben' };

/** The story in each of its wordings: the first words of every list, the second, and so on. */
function wordings({ vary, toBot }: Story): string[][] {
  const most = Math.max(...Object.values(vary).map((words) => words.length));
  return Array.from({ length: most }, (_, at) => {
    const slots: Record<string, string> = { ...always };
    for (const [slot, words] of Object.entries(vary)) slots[slot] = words[at % words.length]!;
    return toBot.map((line) => line.replace(/\{(\w+)\}/g, (_whole, slot: string) => slots[slot] ?? `{${slot}}`));
  });
}

describe.each(bodies)('the stories of the $name', ({ stories, flow, knowledge, centre }) => {
  const hosted = { flow: flowSchema.parse(flow), safety: defaultSafetyRules('the demonstration', 'emergency') };

  test.each(stories.map((story) => [story.key, story] as const))(
    '%s goes through the flow as it is told',
    (_, story) => {
      const found = knowledge.articles.find(({ title }) => title === story.article);
      expect(found?.title).toBe(story.article);
      const article = found ? { title: found.title, answer: found.body, url: found.url ?? null } : null;
      for (const words of wordings(story)) {
        const { said, routed, outcomeKey } = playBot(hosted, { language: story.language ?? 'en', words, article });
        expect(said.filter(({ by }) => by === 'citizen').map(({ text }) => text)).toEqual(words);
        expect({ words, toPerson: routed !== null }).toEqual({ words, toPerson: story.person !== undefined });
        if (routed) expect(centre.queues.map(({ key }) => key)).toContain(routed.queueKey);
        else expect(outcomeKey).toBe('answered-by-bot');
      }
    },
  );

  test('name reasons, outcomes and words that there are', () => {
    const reasons = [...centre.reasons, platformReason].map(({ key }) => key);
    for (const { person, vary } of stories) {
      if (!person) continue;
      expect(reasons).toContain(person.reason);
      expect(Object.keys(outcomes)).toContain(person.outcome);
      const text = [...person.lines, person.note, person.passedOn ?? ''].join(' ');
      for (const [, slot] of text.matchAll(/\{(\w+)\}/g))
        expect([...Object.keys(vary), ...Object.keys(always)]).toContain(slot);
      expect(person.lines.some((line) => line.startsWith('colleague: '))).toBe(person.passedOn !== undefined);
    }
  });
});
