import { describe, expect, it } from 'vitest';
import { isOurs } from './desk-origin.ts';
import { guardNavigation, mayUse } from './navigation-policy.ts';
import type { GuardedContents } from './platform.ts';
import { NotedPlatform } from './test/memory-platform.ts';

function guarded() {
  const platform = new NotedPlatform();
  const listeners = new Map<string, (event: { preventDefault(): void }, url: string) => void>();
  let openWindow: (details: { url: string }) => { action: 'deny' } = () => ({ action: 'deny' });
  const contents = {
    on: (event: string, listener: (event: { preventDefault(): void }, url: string) => void) =>
      listeners.set(event, listener),
    setWindowOpenHandler: (handler: typeof openWindow) => {
      openWindow = handler;
    },
  } as unknown as GuardedContents;
  const deskLinks: string[] = [];
  guardNavigation(contents, { ...platform, onDeskLink: (link) => deskLinks.push(link) });
  const goes = (event: string, url: string): boolean => {
    let allowed = true;
    listeners.get(event)?.({ preventDefault: () => (allowed = false) }, url);
    return allowed;
  };
  return { goes, openWindow: (url: string) => openWindow({ url }), opened: platform.opened, deskLinks };
}

describe('the window of the desk', () => {
  it('shows our own pages and nothing else', () => {
    const { goes } = guarded();
    expect(goes('will-navigate', 'app://switchboard/desk/users')).toBe(true);
    for (const url of [
      'https://evil.example/',
      'app://evil/desk',
      'app://switchboard.evil.example/',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      expect(goes('will-navigate', url)).toBe(false);
      expect(goes('will-redirect', url)).toBe(false);
    }
    expect(goes('will-attach-webview', '')).toBe(false);
  });

  it('opens a link to elsewhere in the person’s own browser, and only safe kinds of link', () => {
    const { openWindow, opened } = guarded();
    for (const url of [
      'https://northvale.example/bins',
      'mailto:ann@eastmere.example',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
    ]) {
      expect(openWindow(url)).toEqual({ action: 'deny' });
    }
    expect(opened).toEqual(['https://northvale.example/bins', 'mailto:ann@eastmere.example']);
  });

  it('keeps a link that the desk opens itself, followed in either way', () => {
    const { goes, openWindow, opened, deskLinks } = guarded();
    expect(goes('will-navigate', 'tel:+447700900123')).toBe(false);
    expect(openWindow('tel:+447700900124')).toEqual({ action: 'deny' });
    expect(deskLinks).toEqual(['tel:+447700900123', 'tel:+447700900124']);
    expect(opened).toEqual([]);
  });

  it('lends the microphone to our pages only, and cameras of the screen to nobody', () => {
    expect(mayUse('media', 'app://switchboard/desk')).toBe(true);
    expect(mayUse('media', 'https://evil.example')).toBe(false);
    expect(mayUse('geolocation', 'app://switchboard/desk')).toBe(false);
    expect(mayUse('display-capture', 'app://switchboard/desk')).toBe(false);
  });

  it('knows its own pages by their parsed address', () => {
    expect(isOurs('app://switchboard/desk')).toBe(true);
    expect(isOurs('https://switchboard/desk')).toBe(false);
    expect(isOurs('')).toBe(false);
  });
});
