export * from './attachment-operations.ts';
