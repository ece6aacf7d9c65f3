export type { LinkedNode } from './linked-nodes.ts';
export { type TelephonyReadiness, telephonyReadiness } from './readiness.ts';
export { mountTelephonyLink, type TelephonyLink } from './telephony-link.ts';
