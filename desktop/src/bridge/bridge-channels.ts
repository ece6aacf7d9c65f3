/** The names under which pages and main speak; apart from the schemas, so that the preload stays a few lines. */
export const bridgeChannels = {
  /** Where the server is, and which version this desk is. */
  handshake: 'desk:handshake',
  chooseServer: 'desk:choose-server',
  signIn: 'desk:sign-in',
  signOut: 'desk:sign-out',
  shortToken: 'desk:short-token',
  showOffer: 'desk:show-offer',
  withdrawOffer: 'desk:withdraw-offer',
  tellPresence: 'desk:tell-presence',
  takeOpening: 'desk:take-opening',
} as const;

/** What main says unasked. */
export const newsChannels = {
  sessionEnded: 'desk:session-ended',
  openingWaits: 'desk:opening-waits',
  presenceChosen: 'desk:presence-chosen',
} as const;
