export * from './agent-operations.ts';
export * from './agent-state.ts';
export * from './not-ready-reasons.ts';
