import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { DemoAccount, Stack } from '../../stage/stack.ts';

/** Somebody of the demonstration at her desk, in a browser of her own. */
export async function atWork(browser: Browser, stack: Stack, userName: string): Promise<Page> {
  const account = stack.accounts.find((one) => one.userName.startsWith(`${userName}.`));
  if (!account) throw new Error(`Nobody of the demonstration is called ${userName}`);
  const context = await browser.newContext({ baseURL: stack.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await signIn(page, account);
  return page;
}

/** Signs in at the page's own server and waits until the desk is live. */
export async function signIn(
  page: Page,
  { userName, password }: Pick<DemoAccount, 'userName' | 'password'>,
): Promise<void> {
  await page.goto('/desk');
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /your menu$/ }).waitFor();
  await page.getByText(/^Live/).first().waitFor();
}

/** An operator says that work may come. */
export async function goReady(page: Page): Promise<void> {
  await page.keyboard.press('Alt+s');
  await page
    .getByRole('dialog', { name: 'Your state' })
    .getByRole('button', { name: /^Ready/ })
    .click();
  await expect(page.getByRole('button', { name: /^Your state: Ready/ })).toBeVisible();
}

/** What was said in the contact in hand. */
export const conversationOf = (page: Page): Locator => page.getByRole('region', { name: /^Conversation with/ });
/** Where the operator writes to the citizen. */
export const replyOf = (page: Page): Locator => page.getByRole('textbox', { name: /^Reply to/ });

/** The citizen's side: a page of the organisation's own web site with the chat open. */
export class CitizenPage {
  readonly page: Page;
  readonly chat: ReturnType<Page['frameLocator']>;
  readonly words: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.chat = page.frameLocator('iframe[title]');
    this.words = this.chat.getByRole('textbox').first();
  }

  /** A page whose chat is yet to be opened. */
  static on(page: Page): CitizenPage {
    return new CitizenPage(page);
  }

  static async open(context: BrowserContext, address: string): Promise<CitizenPage> {
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: 'Chat with us' }).click();
    const citizen = new CitizenPage(page);
    await citizen.words.waitFor();
    return citizen;
  }

  get log(): Locator {
    return this.chat.getByRole('log');
  }

  async say(text: string): Promise<void> {
    await this.words.fill(text);
    await this.words.press('Enter');
    await expect(this.words).toHaveValue('');
  }

  /** Waits for something said to her. */
  async hears(text: string | RegExp): Promise<void> {
    await expect(this.log.getByText(text).first()).toBeVisible();
  }
}
