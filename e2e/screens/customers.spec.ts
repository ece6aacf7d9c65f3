import { expect, type Page, test } from '@playwright/test';
import type { Role } from '@switchboard/shared/access';
import { freshColleague } from '../stage/fresh-colleague.ts';

/** Customers on the real server with its demo data; each test has its own colleagues and makes its own people. */
async function openAs(page: Page, role: Role, path: string, organisation?: string): Promise<string> {
  const account = await freshColleague(page.request, role, organisation);
  await page.goto(`/desk${path}`);
  await page.getByLabel('User name').fill(account.userName);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.keyboard.press('Enter');
  return account.displayName;
}

const finds = async (page: Page, text: string): Promise<void> => page.getByLabel('Find a customer').fill(text);
const hits = (page: Page) => page.getByRole('list', { name: 'Customers found' }).getByRole('button');

test('[A-01 part] [A-05 part] [A-19] an operator finds nobody, makes a record knowingly beside a like one, notes, and finds it again', async ({
  page,
}) => {
  const name = `Morwenna Trease ${process.pid}-${test.info().retry}`;
  const operator = await openAs(page, 'operator', '/customers');
  await finds(page, name);
  await expect(page.getByText('Nobody is known by that')).toBeVisible();
  await page.getByRole('button', { name: 'New customer' }).first().click();

  const form = page.getByRole('dialog', { name: 'New customer' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByLabel('Number').fill('+44 1632 960142');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('They may be known already.')).toBeVisible();
  await expect(form.getByText('Maureen Aldridge', { exact: true })).toBeVisible();
  await expect(form.getByText('Loose dog in rear yard')).toBeVisible();
  await form.getByRole('button', { name: 'Somebody else: create' }).click();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('01632 960142')).toBeVisible();
  await page.getByLabel('Note', { exact: true }).fill('Asked about the harbour lights');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: 'Timeline' }).getByText('Asked about the harbour lights')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Timeline' }).getByText(operator)).toBeVisible();

  await page.getByRole('button', { name: 'Back to the search' }).click();
  await finds(page, name.replace('Trease', 'Treese'));
  await expect(hits(page).filter({ hasText: name })).toBeVisible();
});

test('[A-17 part] a restricted marker is there for the supervisor and not for the operator', async ({
  page,
  browser,
}) => {
  await openAs(page, 'supervisor', '/customers');
  await finds(page, 'agnieszka nowak');
  await hits(page).first().click();
  await expect(page.getByText('In refuge: never disclose the address')).toBeVisible();
  await expect(page.getByText('Restricted: do not read out or pass on')).toBeVisible();

  const hers = await browser.newContext();
  const operator = await hers.newPage();
  await openAs(operator, 'operator', '/customers');
  await finds(operator, '07700900146');
  await hits(operator).first().click();
  await expect(operator.getByText('Polish interpreter')).toBeVisible();
  await expect(operator.getByText('In refuge')).toHaveCount(0);
  await hers.close();
});

test('[Q-05 part] the same number is somebody else at the other body', async ({ page }) => {
  await openAs(page, 'operator', '/customers', 'Northvale District Council');
  await finds(page, '01632 960142');
  await expect(hits(page)).toHaveCount(3);
  for (const name of ['Raymond Askew', 'Joan Askew', 'Peter Askew']) {
    await expect(hits(page).filter({ hasText: name })).toBeVisible();
  }
});
