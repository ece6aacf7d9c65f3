export type { LinkedNode } from './linked-nodes.ts';
export { mountTelephonyLink, type TelephonyLink } from './telephony-link.ts';
