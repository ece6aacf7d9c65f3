export type { Explanation } from './explanation.ts';
export { type Match, type Matching, match } from './match.ts';
export type { ReadyAgent, RoutingState, WaitingContact, WantedSkill } from './state.ts';
