import { type Checking, mistake } from './checking.ts';
import type { PlanFinding } from './plan-finding.ts';
import { quoted } from '../words/said.ts';

interface Kind {
  readonly place: 'skills' | 'calendars' | 'queues' | 'contentRules';
  readonly noun: string;
}

const kinds: readonly Kind[] = [
  { place: 'skills', noun: 'skill' },
  { place: 'calendars', noun: 'calendar' },
  { place: 'queues', noun: 'queue' },
  { place: 'contentRules', noun: 'content rule' },
];

/** Keys tell things apart for programs, names for people: neither is given twice. */
export function checkNames({ plan }: Checking): PlanFinding[] {
  return kinds.flatMap(({ place, noun }) => {
    const things: readonly { key: string; name: string }[] = plan[place];
    return [...keysTwice(things, place, noun), ...namesTwice(things, place, noun)];
  });
}

function keysTwice(things: readonly { key: string; name: string }[], place: string, noun: string): PlanFinding[] {
  return repeated(things, ({ key }) => key).map(({ key, name }) =>
    mistake(
      'key/twice',
      [place, key],
      `Two ${noun}s have the key ${quoted(key)}. Give ${quoted(name)} a key of its own, or take one of them out.`,
    ),
  );
}

function namesTwice(things: readonly { key: string; name: string }[], place: string, noun: string): PlanFinding[] {
  return repeated(things, ({ name }) => name.toLowerCase()).map(({ key, name }) =>
    mistake(
      'name/twice',
      [place, key],
      `Two ${noun}s are called ${quoted(name)}, so that nobody can tell them apart. Give one of them another name.`,
    ),
  );
}

/** The second and every later one of what must be there once. */
export function repeated<Thing>(things: readonly Thing[], sameAs: (thing: Thing) => string): Thing[] {
  const seen = new Set<string>();
  return things.filter((thing) => {
    const mark = sameAs(thing);
    const isSecond = seen.has(mark);
    seen.add(mark);
    return isSecond;
  });
}
