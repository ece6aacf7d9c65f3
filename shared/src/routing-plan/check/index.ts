export { checkPlan } from './check-plan.ts';
export type { Checking } from './checking.ts';
export * from './plan-finding.ts';
export * from './plan-surroundings.ts';
