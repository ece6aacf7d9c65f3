import type { TelephonyLink } from './telephony-link.ts';

/** The telephony line of /readyz: it informs and never fails readiness (design §8). */
export interface TelephonyReadiness {
  readonly status: 'off' | 'linked' | 'missing';
  readonly nodes: readonly { readonly nodeId: string; readonly version: string; readonly linkedAt: number }[];
}

export function telephonyReadiness(link: TelephonyLink | undefined): TelephonyReadiness {
  if (!link) return { status: 'off', nodes: [] };
  const nodes = link.nodes().map(({ nodeId, version, linkedAt }) => ({ nodeId, version, linkedAt }));
  return { status: nodes.length > 0 ? 'linked' : 'missing', nodes };
}
