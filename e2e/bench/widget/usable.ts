import type { Browser } from '@playwright/test';

declare global {
  interface Window {
    switchboardUsableAt?: number;
  }
}

const withinMs = 60_000;

/**
 * Opens a page in a browser that has nothing kept, and answers the milliseconds from the navigation until, in the page or
 * a frame of it, the bot's greeting was painted and a text box took words.
 */
export async function usableAfter(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watchUntilUsable);
  await page.goto(address, { waitUntil: 'commit' });
  const found = await page.waitForFunction(
    () => window.switchboardUsableAt && window.switchboardUsableAt - performance.timeOrigin,
    undefined,
    { polling: 50, timeout: withinMs },
  );
  const after = await found.jsonValue();
  await context.close();
  return after!;
}

/** Runs in the page and in each frame of its origin; the time is kept at the top. */
function watchUntilUsable(): void {
  const greeting = 'I am a bot';
  const box = 'textarea:not([disabled],[readonly]), input[type="text"]:not([disabled],[readonly])';
  const isUsable = () => document.querySelector(box) !== null && (document.body?.innerText.includes(greeting) ?? false);
  const watching = new MutationObserver(() => {
    if (!isUsable()) return;
    watching.disconnect();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        top!.switchboardUsableAt ??= performance.timeOrigin + performance.now();
      }),
    );
  });
  watching.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
}
