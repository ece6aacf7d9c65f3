export * from './backend.ts';
export * from './bot-work.ts';
export * from './channel.ts';
export * from './citizen-words.ts';
