/** What the frame and the page around it say to each other; both sides of one product, so no schema stands between. */

export type ToFrame =
  | { readonly chat: 'open'; readonly isFull: boolean; readonly takesFocus: boolean }
  | { readonly chat: 'close' }
  /** What was kept at the frame's wish. */
  | { readonly chat: 'kept'; readonly items: Readonly<Record<string, string>> };

export type ToHost =
  /**
   * For browsers that forbid a frame of another site any storage (private windows do): the page around keeps it on its
   * own side. `value` null: forget it.
   */
  | { readonly chat: 'whatIsKept' }
  | { readonly chat: 'keep'; readonly key: string; readonly value: string | null }
  /** The frame listens. `isLive`: there is a chat to come back to. */
  | { readonly chat: 'ready'; readonly isLive: boolean }
  | { readonly chat: 'close' }
  | { readonly chat: 'unread'; readonly count: number }
  /** Whether a chat is going on that the next page of this site should come back to. */
  | { readonly chat: 'live'; readonly isLive: boolean }
  /** She leaves in a hurry: the page around gives way too. */
  | { readonly chat: 'exit'; readonly url: string };

/** What the loader tells the frame before it has loaded, behind the # of its address, which no server sees. */
export interface FrameOptions {
  readonly lang: string;
  readonly page: string;
  readonly theme: string;
}
