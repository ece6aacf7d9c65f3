export type { DirectLineLimits, DirectLineNeeds, OwnPages } from './direct-line-needs.ts';
export { mountDirectLine, type RunningDirectLine } from './mount-direct-line.ts';
