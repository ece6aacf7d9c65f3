import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page of ours has between two things a person wants. */
const mostStops = 80;

/** Goes on by the Tab key, as a person without a mouse does, until this has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  expect(await isFocused(target), `${String(target)} cannot be reached by Tab`).toBe(true);
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const root = element.getRootNode() as Document | ShadowRoot;
    return root.activeElement === element && element.ownerDocument.hasFocus();
  });
