export * from './agent-operations.ts';
export * from './agent-state.ts';
