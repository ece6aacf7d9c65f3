export * from './reservation.ts';
export * from './routing-operations.ts';
export * from './explanation-operations.ts';
export * from './picking-operations.ts';
export * from './health-operations.ts';
