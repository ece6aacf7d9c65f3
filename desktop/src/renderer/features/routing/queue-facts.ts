import type { QueuePlan } from '@switchboard/shared/routing-plan';
import { channelWords } from '../../app/words/contact-words.ts';
import { bandWords, type NameOf, secondsWords, selectorWords, skillWords } from '../../app/words/plan-words.ts';
import { overflowWords } from './overflow-words.ts';
import { thresholdWords } from './threshold-words.ts';

export const wrapUpWords: Readonly<Record<QueuePlan['wrapUp']['mode'], string>> = {
  none: 'None',
  optional: 'Optional',
  timed: 'Timed',
  mandatory: 'Mandatory',
};
export const listOrderWords: Readonly<Record<QueuePlan['listOrder'], string>> = {
  priority: 'Most urgent first',
  oldestFirst: 'Oldest first',
  newestFirst: 'Newest first',
  overdueFirst: 'Overdue first',
};
export type Names = Readonly<Record<'skill' | 'queue' | 'calendar', NameOf>>;
export type PartFacts = readonly (readonly [name: string, words: string])[];

/** A queue told in words: to look at, and to tell two versions of it apart. */
export function queueFacts(queue: QueuePlan, names: Names): PartFacts {
  const { steps, score, sticky, wrapUp, callbacks } = queue;
  const step = (each: QueuePlan['steps'][number]) =>
    `${skillWords(each.needs, names.skill)}${each.seconds === null ? '' : ` for ${secondsWords(each.seconds)}`}`;
  return [
    ['Name', queue.name || 'not named yet'],
    ['Service area', queue.serviceArea ?? 'Whole organisation'],
    ['Channels', queue.channels.map((channel) => channelWords[channel]).join(', ')],
    ['Band', bandWords(queue.band)],
    ['Points', `${score.base} + ${score.perMinute} × minutes waited`],
    ['Looked for', steps.map(step).join('; then ')],
    ['Who of several', selectorWords[queue.selector].label],
    ['Same agent as before', secondsWords(sticky.lastAgentSeconds)],
    ['Owner of the case', secondsWords(sticky.caseOwnerSeconds)],
    ['Asked for by name', secondsWords(sticky.askedForSeconds)],
    ['Offer stands', secondsWords(queue.offerSeconds)],
    ['Accepted by itself', queue.autoAccept ? 'Yes' : 'No'],
    ['Wrap-up', `${wrapUpWords[wrapUp.mode]}${wrapUp.mode === 'none' ? '' : `, ${secondsWords(wrapUp.seconds)}`}`],
    ['Answer within', secondsWords(queue.targetSeconds)],
    ['Promises', queue.thresholds.map(thresholdWords).join('; ') || 'None'],
    ['Calendar', queue.calendar ? names.calendar(queue.calendar) : 'Always open'],
    ['Overflow', queue.overflow.map((rule) => overflowWords(rule, names.queue)).join('; ') || 'None'],
    ['Picked by hand', queue.manualPick ? `Yes, ${listOrderWords[queue.listOrder].toLowerCase()}` : 'No'],
    ['Silent desk', `offered to others after ${secondsWords(queue.deskGoneSeconds)}`],
    [
      'Callbacks',
      `${callbacks.attempts} attempts, ${callbacks.retryAfterMinutes} min apart, within ${callbacks.withinHours} h`,
    ],
  ];
}

/** Where two versions differ. What facts do not tell apart still differs, and is named so. */
export function differencesOf(theirs: PartFacts, yours: PartFacts) {
  const mine = new Map(yours);
  return theirs
    .filter(([field, words]) => mine.get(field) !== words)
    .map(([field, words]) => ({ field, theirs: words, yours: mine.get(field) ?? '' }));
}
