export * from './reservation.ts';
export * from './routing-operations.ts';
