export { cleanChildren, logOptions } from './log-options.ts';
export { cleanText, isSensitiveKey, redactFields } from './redaction.ts';
