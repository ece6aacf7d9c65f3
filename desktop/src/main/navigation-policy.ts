import { isOurs, isSafeOutside } from './desk-origin.ts';
import { isDeskLink } from './link-opening.ts';
import type { GuardedContents, Platform } from './platform.ts';

export interface WaysOut extends Pick<Platform, 'openExternal'> {
  /** A link that the desk itself opens, on one of its own pages. */
  readonly onDeskLink: (link: string) => void;
}

/** The window shows our pages and nothing else; a link to elsewhere opens in the person's own browser. */
export function guardNavigation(contents: GuardedContents, { openExternal, onDeskLink }: WaysOut): void {
  const stay = (event: { preventDefault(): void }, url: string): void => {
    if (!isOurs(url)) event.preventDefault();
    if (isDeskLink(url)) onDeskLink(url);
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isDeskLink(url)) onDeskLink(url);
    if (isSafeOutside(url)) void openExternal(new URL(url).href);
    return { action: 'deny' };
  });
}

const granted: ReadonlySet<string> = new Set(['media', 'notifications', 'clipboard-sanitized-write']);

/** Microphone, notifications and copying, for our own pages; nothing else, and nothing for others. */
export function mayUse(permission: string, requestingUrl: string): boolean {
  return granted.has(permission) && isOurs(requestingUrl);
}
