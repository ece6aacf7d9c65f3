export * from './contact.ts';
export * from './contact-events.ts';
export * from './contact-lifecycle.ts';
export * from './contact-operations.ts';
export * from './interaction-lifecycle.ts';
export * from './participant.ts';
export * from './steering-operations.ts';
