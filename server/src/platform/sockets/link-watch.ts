/** Whose a link is: people with a session only; programs and displays have no desk. */
export interface LinkOwner {
  readonly organisationId: string;
  readonly userId: string;
  readonly sessionId: string;
}

/** Hears of people's links: when they come, whenever anything is heard on them, when they are gone. */
export interface LinkWatch {
  opened(owner: LinkOwner): WatchedLink;
}

export interface WatchedLink {
  /** Anything came in, be it an answer to a sign of life. Called often: it must cost nothing. */
  heard(): void;
  closed(): void;
}
