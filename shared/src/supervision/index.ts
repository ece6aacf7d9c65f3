export * from './supervision-operations.ts';
