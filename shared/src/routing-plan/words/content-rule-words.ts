import type { ContentCondition, ContentRule } from '../content-rule.ts';
import { duration, quoted } from './said.ts';

/** When a content rule holds: `the text matches “knife”, or the language is cy`. */
export function whenInWords({ when }: ContentRule): string {
  const [conditions, word] = 'any' in when ? [when.any, ', or '] : [when.all, ', and '];
  return conditions.map(conditionInWords).join(word);
}

function conditionInWords(condition: ContentCondition): string {
  if ('text' in condition) return `the text matches ${quoted(condition.text)}`;
  if ('answer' in condition) {
    return `the answer ${quoted(condition.answer.key)} matches ${quoted(condition.answer.matches)}`;
  }
  if ('marker' in condition) return `the customer has the marker ${quoted(condition.marker)}`;
  if ('repeat' in condition) {
    const { contacts, withinHours } = condition.repeat;
    return `it is contact ${contacts + 1} or later within ${duration(withinHours * 3_600)}`;
  }
  if ('waitedSeconds' in condition) return `it waited ${duration(condition.waitedSeconds)}`;
  return 'channel' in condition ? `it came by ${condition.channel}` : `its language is ${condition.language}`;
}

/** What a content rule brings about: `band 0, into “Emergency”, supervisors are told`. */
export function deedInWords({ do: deed }: ContentRule, queueName: (key: string) => string): string {
  const parts = [
    deed.band === null ? null : `band ${deed.band}`,
    deed.points === 0 ? null : `${deed.points} points more`,
    deed.toQueue === null ? null : `into ${quoted(queueName(deed.toQueue))}`,
    deed.alert ? 'supervisors are told' : null,
  ];
  return parts.filter((part) => part !== null).join(', ') || 'nothing';
}
