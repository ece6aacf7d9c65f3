import { type SkillExpression, satisfies } from '../skill-expression.ts';

/** More kinds of people than this are not looked through; of so large an expression nothing is claimed. */
const mostKinds = 20_000;

/**
 * Every kind of person that an expression can tell apart: of each skill that is named, nobody needs a level other than 0
 * and those that are asked for. Null: too many to look through.
 */
function kindsOfPeople(asked: readonly (SkillExpression | null)[]): ReadonlyMap<string, number>[] | null {
  const levels = new Map<string, Set<number>>();
  for (const expression of asked) if (expression) collect(expression, levels);
  let kinds: Map<string, number>[] = [new Map()];
  for (const [skill, asLeast] of levels) {
    if (kinds.length * (asLeast.size + 1) > mostKinds) return null;
    kinds = kinds.flatMap((kind) => [0, ...asLeast].map((level) => new Map([...kind, [skill, level]])));
  }
  return kinds;
}

function collect(asked: SkillExpression, levels: Map<string, Set<number>>): void {
  if ('skill' in asked) levels.set(asked.skill, (levels.get(asked.skill) ?? new Set()).add(asked.atLeast));
  else if ('not' in asked) collect(asked.not, levels);
  else for (const inner of 'all' in asked ? asked.all : asked.any) collect(inner, levels);
}

/** Whether nobody could ever be what is asked for, whatever she learnt: `all: [police ≥ 5, not police]`. */
export function isContradiction(asked: SkillExpression | null): boolean {
  return kindsOfPeople([asked])?.every((kind) => !satisfies(kind, asked)) ?? false;
}

/** Whether everybody who is `one` is also `other`. */
export function implies(one: SkillExpression | null, other: SkillExpression | null): boolean {
  return kindsOfPeople([one, other])?.every((kind) => !satisfies(kind, one) || satisfies(kind, other)) ?? false;
}
