import type { OverflowAction, OverflowCondition, OverflowRule } from '@switchboard/shared/routing-plan';
import { type NameOf, nobodyThereWords, secondsWords } from '../../app/words/plan-words.ts';
import { conditionsOf, modeOf } from './any-all.ts';

export type OverflowConditionKind =
  | 'waitedSeconds'
  | 'waitingAtLeast'
  | 'longestWaitSeconds'
  | 'estimatedWaitSeconds'
  | 'closed'
  | 'nobodyAvailable';

export const kindOfCondition = (condition: OverflowCondition): OverflowConditionKind =>
  Object.keys(condition)[0] as OverflowConditionKind;

export const newCondition: Readonly<Record<OverflowConditionKind, OverflowCondition>> = {
  waitedSeconds: { waitedSeconds: 300 },
  waitingAtLeast: { waitingAtLeast: 20 },
  longestWaitSeconds: { longestWaitSeconds: 600 },
  estimatedWaitSeconds: { estimatedWaitSeconds: 600 },
  closed: { closed: true },
  nobodyAvailable: { nobodyAvailable: { unavailableWhile: ['notReady'] } },
};

export function conditionWords(condition: OverflowCondition): string {
  if ('waitedSeconds' in condition) return `she has waited ${secondsWords(condition.waitedSeconds)}`;
  if ('waitingAtLeast' in condition) return `${condition.waitingAtLeast} or more wait in this queue`;
  if ('longestWaitSeconds' in condition)
    return `somebody here has waited ${secondsWords(condition.longestWaitSeconds)}`;
  if ('estimatedWaitSeconds' in condition)
    return `the estimated wait is ${secondsWords(condition.estimatedWaitSeconds)} or more`;
  if ('closed' in condition) return 'the queue is closed';
  return nobodyThereWords(condition.nobodyAvailable.unavailableWhile);
}

export type OverflowActionKind = 'toQueue' | 'callback' | 'say' | 'close';
export const kindOfAction = (action: OverflowAction): OverflowActionKind =>
  Object.keys(action)[0] as OverflowActionKind;
export const newAction: Readonly<Record<OverflowActionKind, OverflowAction>> = {
  toQueue: { toQueue: '' },
  callback: { callback: { afterMinutes: 0 } },
  say: { say: { en: '' } },
  close: { close: { en: '' } },
};

export function actionWords(action: OverflowAction, queueNameOf: NameOf): string {
  if ('toQueue' in action) return `go to ${action.toQueue ? queueNameOf(action.toQueue) : 'a queue not chosen yet'}`;
  if ('callback' in action) {
    const { afterMinutes } = action.callback;
    return afterMinutes === 0 ? 'offer a callback' : `offer a callback after ${afterMinutes} min`;
  }
  return 'say' in action ? 'say something once' : 'say goodbye and end';
}

/** `When the queue is closed: say goodbye and end`. */
export function overflowWords({ when, do: action }: OverflowRule, queueNameOf: NameOf): string {
  const conditions = conditionsOf(when).map(conditionWords);
  const all = conditions.join(modeOf(when) === 'any' ? ', or ' : ', and ');
  return `When ${all}: ${actionWords(action, queueNameOf)}`;
}
