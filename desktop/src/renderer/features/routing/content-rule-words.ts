import type { ContentCondition, ContentRule } from '@switchboard/shared/routing-plan';
import { channelWords } from '../../app/words/contact-words.ts';
import { bandWords, type NameOf, secondsWords } from '../../app/words/plan-words.ts';
import { conditionsOf, modeOf } from './any-all.ts';
import type { PartFacts } from './queue-facts.ts';

export type ContentConditionKind = 'text' | 'answer' | 'marker' | 'repeat' | 'waitedSeconds' | 'channel' | 'language';

export const kindOfContent = (condition: ContentCondition): ContentConditionKind =>
  Object.keys(condition)[0] as ContentConditionKind;

export const newContentCondition: Readonly<Record<ContentConditionKind, ContentCondition>> = {
  text: { text: '' },
  answer: { answer: { key: '', matches: '' } },
  marker: { marker: '' },
  repeat: { repeat: { contacts: 2, withinHours: 24 } },
  waitedSeconds: { waitedSeconds: 300 },
  channel: { channel: 'webchat' },
  language: { language: 'cy' },
};

export function contentWords(condition: ContentCondition): string {
  if ('text' in condition) return `she writes “${condition.text}”`;
  if ('answer' in condition) return `her answer to ${condition.answer.key} is “${condition.answer.matches}”`;
  if ('marker' in condition) return `she has the marker “${condition.marker}”`;
  if ('repeat' in condition) {
    const { contacts, withinHours } = condition.repeat;
    return `she came ${contacts} times before within ${withinHours} h`;
  }
  if ('waitedSeconds' in condition) return `she has waited ${secondsWords(condition.waitedSeconds)}`;
  if ('channel' in condition) return `she comes by ${channelWords[condition.channel].toLowerCase()}`;
  return `her language is ${condition.language}`;
}

export function whenWords({ when }: Pick<ContentRule, 'when'>): string {
  return conditionsOf(when)
    .map(contentWords)
    .join(modeOf(when) === 'any' ? ', or ' : ', and ');
}

export function deedWords({ do: deed }: Pick<ContentRule, 'do'>, queueNameOf: NameOf): string {
  const deeds = [
    deed.band !== null && `raise to band ${bandWords(deed.band)}`,
    deed.points > 0 && `add ${deed.points} points`,
    deed.toQueue && `move to ${queueNameOf(deed.toQueue)}`,
    deed.alert && 'alert supervisors',
  ].filter((each) => typeof each === 'string');
  return deeds.join(', ') || 'nothing yet';
}

export function contentRuleFacts(rule: ContentRule, queueNameOf: NameOf): PartFacts {
  return [
    ['Name', rule.name],
    ['In', rule.queues.map(queueNameOf).join(', ') || 'all queues'],
    ['When', whenWords(rule)],
    ['Then', deedWords(rule, queueNameOf)],
  ];
}
