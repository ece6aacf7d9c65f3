import { isOurs, isSafeOutside } from './desk-origin.ts';
import type { GuardedContents, Platform } from './platform.ts';

/** The window shows our pages and nothing else; a link to elsewhere opens in the person's own browser. */
export function guardNavigation(contents: GuardedContents, { openExternal }: Pick<Platform, 'openExternal'>): void {
  const stay = (event: { preventDefault(): void }, url: string): void => {
    if (!isOurs(url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isSafeOutside(url)) void openExternal(new URL(url).href);
    return { action: 'deny' };
  });
}

const granted: ReadonlySet<string> = new Set(['media', 'notifications', 'clipboard-sanitized-write']);

/** Microphone, notifications and copying, for our own pages; nothing else, and nothing for others. */
export function mayUse(permission: string, requestingUrl: string): boolean {
  return granted.has(permission) && isOurs(requestingUrl);
}
