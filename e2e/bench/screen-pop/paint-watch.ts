import type { Page } from '@playwright/test';

declare global {
  var switchboardPaints: { appeared: number[]; isThere: boolean };
}

/**
 * Watches a page for something that appears, and notes on the machine's clock when it was painted: the second animation
 * frame after the change begins when the first has been handed to the compositor.
 */
export class PaintWatch {
  readonly #page: Page;
  #seen = 0;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async on(page: Page, selector: string): Promise<PaintWatch> {
    await page.evaluate((wanted) => {
      const paints = { appeared: [] as number[], isThere: false };
      globalThis.switchboardPaints = paints;
      const look = () => {
        const isThere = document.querySelector(wanted) !== null;
        if (isThere && !paints.isThere) {
          requestAnimationFrame(() => requestAnimationFrame(() => paints.appeared.push(Date.now())));
        }
        paints.isThere = isThere;
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    }, selector);
    return new PaintWatch(page);
  }

  /** When the next appearance was painted, in ms since 1970. */
  async next(): Promise<number> {
    const before = this.#seen;
    this.#seen += 1;
    const found = await this.#page.waitForFunction((count) => globalThis.switchboardPaints.appeared[count], before, {
      polling: 50,
      timeout: 60_000,
    });
    return (await found.jsonValue())!;
  }

  async gone(): Promise<void> {
    await this.#page.waitForFunction(() => !globalThis.switchboardPaints.isThere, undefined, { polling: 50 });
  }
}
