import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page of ours has between two things a person wants. */
const mostStops = 80;

/** One key after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes on by the Tab key, as a person without a mouse does, until this has the focus. */
export async function tabTo(page: Page, target: Locator, way: 'forwards' | 'backwards' = 'forwards'): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(way === 'forwards' ? 'Tab' : 'Shift+Tab');
  }
  expect(await isFocused(target), `${String(target)} cannot be reached by Tab`).toBe(true);
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const root = element.getRootNode() as Document | ShadowRoot;
    return root.activeElement === element && element.ownerDocument.hasFocus();
  });

/** Goes to a screen by the search that is everywhere. */
export async function goTo(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const option = page.getByRole('option', { name: new RegExp(`^${title}`) }).first();
  await page.getByRole('combobox', { name: 'Search screens and people' }).waitFor();
  await page.keyboard.type(title);
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
}

/** Chooses from a list by the beginning of a name. */
export async function choose(page: Page, field: Locator, name: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(name);
  const option = page.getByRole('option', { name: new RegExp(`^${name}`) }).first();
  await option.waitFor();
  await press(page, 'ArrowDown', 'Enter');
  await expect(field).toHaveValue(new RegExp(`^${name}`));
}
