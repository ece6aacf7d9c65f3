import { z } from 'zod';
import { type Answers, type AnswerValue, answerNameSchema, answerValueSchema, known } from './answer-value.ts';

/**
 * A question about the answers so far, as data: it is compared, never executed, so that a flow written by staff cannot
 * run code.
 */
export type Condition =
  | { readonly answer: string; readonly is: 'known' | 'unknown' }
  | { readonly answer: string; readonly is: Comparison; readonly value: AnswerValue }
  | { readonly answer: string; readonly is: 'oneOf'; readonly values: readonly AnswerValue[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const comparisons = ['equal', 'notEqual', 'atLeast', 'atMost', 'containing'] as const;
type Comparison = (typeof comparisons)[number];

const answer = answerNameSchema;
const comparison = z.union([
  z.strictObject({ answer, is: z.enum(['known', 'unknown']) }),
  z.strictObject({ answer, is: z.enum(comparisons), value: answerValueSchema }),
  z.strictObject({ answer, is: z.literal('oneOf'), values: z.array(answerValueSchema).min(1).max(50) }),
]);

/** Four levels of all/any/not are more than anybody can read; the bound also keeps hostile nesting out. */
export const conditionSchema: z.ZodType<Condition> = [1, 2, 3, 4].reduce<z.ZodType<Condition>>(
  (inner) =>
    z.union([
      inner,
      z.strictObject({ all: z.array(inner).min(1).max(20) }),
      z.strictObject({ any: z.array(inner).min(1).max(20) }),
      z.strictObject({ not: inner }),
    ]),
  comparison,
);

export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const given = known(answers, condition.answer);
  if ('value' in condition) return given !== undefined && compares(condition.is, given, condition.value);
  if ('values' in condition) return given !== undefined && condition.values.some((value) => isSame(given, value));
  return (given !== undefined) === (condition.is === 'known');
}

/** The names a condition asks about. */
export function namesIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('any' in condition) return condition.any.flatMap(namesIn);
  if ('not' in condition) return namesIn(condition.not);
  return [condition.answer];
}

function compares(is: Comparison, given: AnswerValue, value: AnswerValue): boolean {
  switch (is) {
    case 'equal':
      return isSame(given, value);
    case 'notEqual':
      return !isSame(given, value);
    case 'atLeast':
      return typeof given === 'number' && typeof value === 'number' && given >= value;
    case 'atMost':
      return typeof given === 'number' && typeof value === 'number' && given <= value;
    case 'containing':
      return String(given).toLowerCase().includes(String(value).toLowerCase());
  }
}

function isSame(given: AnswerValue, value: AnswerValue): boolean {
  return typeof given === 'string' && typeof value === 'string'
    ? given.toLowerCase() === value.toLowerCase()
    : given === value;
}
