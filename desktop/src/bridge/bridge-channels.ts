/** The names under which the pages ask main; apart from the schemas, so that the preload stays a few lines. */
export const bridgeChannels = {
  /** Where the server is, and which version this desk is. */
  handshake: 'desk:handshake',
  chooseServer: 'desk:choose-server',
  signIn: 'desk:sign-in',
  signOut: 'desk:sign-out',
  shortToken: 'desk:short-token',
  /** The one thing main says unasked. */
  sessionEnded: 'desk:session-ended',
} as const;
