export * from './conversation-operations.ts';
export * from './message.ts';
