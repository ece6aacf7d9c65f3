import { z } from 'zod';
import { planKeySchema } from './plan-key.ts';

/** 1 (some) to 10 (master): design §3. */
export const skillLevelSchema = z.int().min(1).max(10);

/** What is asked of an agent. `not` is true for whoever does not hold what stands in it. */
export type SkillExpression =
  | { readonly skill: string; readonly atLeast: number }
  | { readonly all: readonly SkillExpression[] }
  | { readonly any: readonly SkillExpression[] }
  | { readonly not: SkillExpression };

const deepest = 4;

/** Nested at most four deep, so that a form can show it and a person can read it. */
export const skillExpressionSchema: z.ZodType<SkillExpression> = levelOf(deepest);

function levelOf(depth: number): z.ZodType<SkillExpression> {
  const skill = z.strictObject({ skill: planKeySchema, atLeast: skillLevelSchema.default(1) });
  if (depth === 1) return skill;
  const inner = levelOf(depth - 1);
  const several = z.array(inner).min(1).max(12);
  return z.union([
    skill,
    z.strictObject({ all: several }),
    z.strictObject({ any: several }),
    z.strictObject({ not: inner }),
  ]);
}

/** Whether somebody with these levels, by skill key, is what is asked for. Nothing asked: everybody is. */
export function satisfies(levels: ReadonlyMap<string, number>, asked: SkillExpression | null): boolean {
  if (asked === null) return true;
  if ('skill' in asked) return (levels.get(asked.skill) ?? 0) >= asked.atLeast;
  if ('all' in asked) return asked.all.every((one) => satisfies(levels, one));
  if ('any' in asked) return asked.any.some((one) => satisfies(levels, one));
  return !satisfies(levels, asked.not);
}

/** Every skill that is named, in the order of naming, each once. */
export function skillsNamedIn(asked: SkillExpression | null): readonly string[] {
  if (asked === null) return [];
  if ('skill' in asked) return [asked.skill];
  const inner = 'all' in asked ? asked.all : 'any' in asked ? asked.any : [asked.not];
  return [...new Set(inner.flatMap(skillsNamedIn))];
}
