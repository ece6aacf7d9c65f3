export * from './link-messages.ts';
export { type Handshake, isProof, type LinkSide, newNonce, proofOf } from './link-proof.ts';
