import type { Browser, Page } from '@playwright/test';

/** Somebody of the demonstration signs in at a real desk and says that work may come. */
export async function readyDesk(
  browser: Browser,
  url: string,
  { userName, password }: { userName: string; password: string },
): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  await page.goto('/desk');
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByText(/^Live/).first().waitFor();
  await page.keyboard.press('Alt+s');
  await page
    .getByRole('dialog', { name: 'Your state' })
    .getByRole('button', { name: /^Ready/ })
    .click();
  await page.getByRole('button', { name: /^Your state: Ready/ }).waitFor();
  return page;
}
