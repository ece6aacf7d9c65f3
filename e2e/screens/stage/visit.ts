import type { Page } from '@playwright/test';

/** Brings a page into one state of one screen, and returns when that state is on it. */
export type Visit = (page: Page) => Promise<void>;
export type Visits = Readonly<Record<string, Visit>>;

export const seen = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
export const button = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click();
