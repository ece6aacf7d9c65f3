export * from './supervision-operations.ts';
export * from './figure-operations.ts';
