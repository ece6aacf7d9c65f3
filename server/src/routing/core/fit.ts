import { type SkillExpression, satisfies, skillsNamedIn } from '@switchboard/shared/routing-plan';
import type { AgentNow } from './facts.ts';
import { able, codeOf } from './reasons.ts';

/** What does not change while contacts are handed out: areas, open links, skills. */
export interface Fit {
  readonly serviceAreaId: string | null;
  /** Priority by team, of the links that are open; null: no team is asked for. */
  readonly teams: ReadonlyMap<string, number> | null;
  readonly step: SkillExpression | null;
  readonly needs: SkillExpression | null;
  /** Every skill that either names, each once. */
  readonly named: readonly string[];
}

type Static = Pick<AgentNow, 'areas' | 'teams' | 'skills'>;

const [area, link, step, needs] = (['area', 'link', 'step', 'needs'] as const).map(codeOf) as [
  number,
  number,
  number,
  number,
];

export function fitOf(asked: Omit<Fit, 'named'>): Fit {
  return { ...asked, named: [...new Set([...skillsNamedIn(asked.step), ...skillsNamedIn(asked.needs)])] };
}

/** Why she may not have such contacts at all, or `able`. */
export function misfitOf(agent: Static, fit: Fit): number {
  if (!reaches(agent, fit.serviceAreaId)) return area;
  if (fit.teams !== null && !isLinked(agent.teams, fit.teams)) return link;
  if (!satisfies(agent.skills, fit.step)) return step;
  return satisfies(agent.skills, fit.needs) ? able : needs;
}

/** Whoever is wanted needs no link; and no skill, when the citizen asked for her by name. */
export function fitsAsWanted(agent: Static, fit: Fit, isAskedFor: boolean): boolean {
  if (!reaches(agent, fit.serviceAreaId)) return false;
  return isAskedFor || (satisfies(agent.skills, fit.step) && satisfies(agent.skills, fit.needs));
}

/** The smallest number among her open links; 1 where the queue has none. */
export function priorityOf({ teams }: Static, fit: Fit): number {
  if (fit.teams === null) return 1;
  let best = Number.POSITIVE_INFINITY;
  for (const [team, priority] of fit.teams) if (priority < best && teams.has(team)) best = priority;
  return best;
}

/** The sum of her levels of the skills that are named. */
export function levelsOf({ skills }: Static, fit: Fit): number {
  let sum = 0;
  for (const skill of fit.named) sum += skills.get(skill) ?? 0;
  return sum;
}

/** Whether two states of one agent fit the same contacts. */
export function fitAlike(one: Static, other: Static): boolean {
  return (
    alike(one.areas, other.areas) &&
    alike(one.teams, other.teams) &&
    (one.skills === other.skills ||
      (one.skills.size === other.skills.size &&
        [...one.skills].every(([skill, level]) => other.skills.get(skill) === level)))
  );
}

function alike(one: 'all' | ReadonlySet<string>, other: 'all' | ReadonlySet<string>): boolean {
  if (one === other) return true;
  return one !== 'all' && other !== 'all' && one.size === other.size && [...one].every((id) => other.has(id));
}

function reaches({ areas }: Static, serviceAreaId: string | null): boolean {
  return serviceAreaId === null || areas === 'all' || areas.has(serviceAreaId);
}

function isLinked(teams: ReadonlySet<string>, asked: ReadonlyMap<string, number>): boolean {
  for (const team of asked.keys()) if (teams.has(team)) return true;
  return false;
}
