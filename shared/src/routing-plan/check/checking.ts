import type { RoutingPlan } from '../routing-plan.ts';
import type { PlanFinding, PlanFindingCode } from './plan-finding.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';

/** What the checks look at. They are pure: a server and a screen that know the same find the same. */
export interface Checking {
  readonly plan: RoutingPlan;
  readonly surroundings: PlanSurroundings;
  /** What is wrong with a pattern of a content rule, in words that follow its name; null: nothing. */
  readonly patternFault: (pattern: string) => string | null;
  /** The day it is, `2026-11-30`: what was open only before it is open no more. */
  readonly today: string;
}

type Place = PlanFinding['at'];

export function mistake(code: PlanFindingCode, at: Place, sentence: string): PlanFinding {
  return { code, severity: 'error', at, sentence };
}

export function doubt(code: PlanFindingCode, at: Place, sentence: string): PlanFinding {
  return { code, severity: 'warning', at, sentence };
}

/** As people write names: capitals make no difference. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
