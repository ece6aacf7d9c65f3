import { isOurs, isSafeOutside } from './desk-origin.ts';
import type { Platform } from './platform.ts';

interface PreventableEvent {
  preventDefault(): void;
}

/** The part of a page's contents that the policy needs. */
export interface GuardedContents {
  on(event: 'will-navigate', listener: (event: PreventableEvent, url: string) => void): unknown;
  on(event: 'will-redirect', listener: (event: PreventableEvent, url: string) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: PreventableEvent) => void): unknown;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void;
}

/** The window shows our pages and nothing else; a link to elsewhere opens in the person's own browser. */
export function guardNavigation(contents: GuardedContents, { openExternal }: Pick<Platform, 'openExternal'>): void {
  const stay = (event: PreventableEvent, url: string): void => {
    if (!isOurs(url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isSafeOutside(url)) void openExternal(url);
    return { action: 'deny' };
  });
}

const granted: ReadonlySet<string> = new Set(['media', 'notifications', 'clipboard-sanitized-write']);

/** Microphone, notifications and copying, for our own pages; nothing else, and nothing for others. */
export function mayUse(permission: string, requestingUrl: string): boolean {
  return granted.has(permission) && isOurs(requestingUrl);
}
