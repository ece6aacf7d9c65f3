export * from './queue.ts';
export * from './queue-operations.ts';
