export * from './plan-finding.ts';
export * from './plan-surroundings.ts';
