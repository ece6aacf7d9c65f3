/** The names under which the pages ask main; apart from the schemas, so that the preload stays a few lines. */
export const bridgeChannels = {
  /** Where the server is, and which version this desk is. */
  handshake: 'desk:handshake',
  signIn: 'desk:sign-in',
  signOut: 'desk:sign-out',
  shortToken: 'desk:short-token',
} as const;
