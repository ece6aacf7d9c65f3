export * from './call-commands.ts';
export * from './call-facts.ts';
export * from './link-messages.ts';
export { type Handshake, isProof, type LinkSide, newNonce, proofOf } from './link-proof.ts';
export { type DeskSignIn, deskSignInOf, sipPasswordOf, sipUserNameOf } from './sip-credentials.ts';
