export { OutboundFetch } from './outbound-fetch.ts';
export type { OutboundRefusal } from './outbound-refusal.ts';
export type { OutboundAnswer, OutboundRequest } from './outbound-request.ts';
