/** Why nothing was fetched. None of these tells the asker what stands behind an address. */
export type OutboundRefusal =
  | { readonly code: 'outbound/address-not-allowed'; readonly host: string }
  | { readonly code: 'outbound/url-not-allowed' }
  | { readonly code: 'outbound/too-many-redirects' }
  | { readonly code: 'outbound/too-large'; readonly maxBytes: number }
  | { readonly code: 'outbound/took-too-long'; readonly withinMs: number }
  | { readonly code: 'outbound/unreachable'; readonly host: string };

/** Carries a refusal out of the connector, where only errors can pass. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused';
  readonly refusal: OutboundRefusal;

  constructor(refusal: OutboundRefusal) {
    super(`An outward request was refused: ${refusal.code}.`);
    this.refusal = refusal;
  }
}
