import { z } from 'zod';

/** The name of an answer or fact; also what stands between `{{` and `}}` in a text. */
export const answerNameSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must begin with a small letter and hold letters and digits only');

export const answerValueSchema = z.union([z.string().max(4_000), z.number(), z.boolean()]);
export type AnswerValue = z.infer<typeof answerValueSchema>;

export const answersSchema = z.record(answerNameSchema, answerValueSchema);
export type Answers = Readonly<Record<string, AnswerValue>>;

/** What is known under a name; own members only, so that no name reaches into the language's own. */
export function known(answers: Answers, name: string): AnswerValue | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}
