export type { Explanation } from './first-form/explanation.ts';
export { type Match, type Matching, match } from './first-form/match.ts';
export type { ReadyAgent, RoutingState, WaitingContact, WantedSkill } from './first-form/state.ts';
