import type { OverflowAction, OverflowCondition, OverflowRule } from '../overflow.ts';
import { duration, quoted } from './said.ts';
import { nobodyInWords } from './step-words.ts';

/** An overflow rule, as a sentence has it: `when it waited 5 minutes: into “Enquiries”`. */
export function overflowInWords({ when, do: action }: OverflowRule, queueName: (key: string) => string): string {
  const [conditions, word] = 'any' in when ? [when.any, ' or '] : [when.all, ' and '];
  return `when ${conditions.map(conditionInWords).join(word)}: ${actionInWords(action, queueName)}`;
}

function conditionInWords(condition: OverflowCondition): string {
  if ('waitedSeconds' in condition) return `it waited ${duration(condition.waitedSeconds)}`;
  if ('waitingAtLeast' in condition) return `${condition.waitingAtLeast} or more wait`;
  if ('longestWaitSeconds' in condition) return `somebody waited ${duration(condition.longestWaitSeconds)}`;
  if ('estimatedWaitSeconds' in condition) return `the wait is put at ${duration(condition.estimatedWaitSeconds)}`;
  if ('closed' in condition) return 'it is closed';
  return nobodyInWords(condition.nobodyAvailable);
}

function actionInWords(action: OverflowAction, queueName: (key: string) => string): string {
  if ('toQueue' in action) return `into ${quoted(queueName(action.toQueue))}`;
  if ('callback' in action) {
    const { afterMinutes } = action.callback;
    return afterMinutes === 0 ? 'a callback is offered' : `a callback after ${duration(afterMinutes * 60)}`;
  }
  if ('say' in action) return `say ${quoted(action.say.en)}`;
  return `end with ${quoted(action.close.en)}`;
}
