export * from './alert.ts';
export * from './alert-operations.ts';
