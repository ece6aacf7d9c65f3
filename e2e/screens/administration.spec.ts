import { expect, type Page, test } from '@playwright/test';

/** Journeys on the real server with its demo data; each makes its own records, so that they do not meet. */
interface Account {
  readonly organisation: string;
  readonly role: string;
  readonly userName: string;
  readonly password: string;
}
const accounts = JSON.parse(process.env['STACK_ACCOUNTS'] ?? '[]') as Account[];

function accountOf(role: string, organisation = 'Eastmere Police'): Account {
  const account = accounts.find((each) => each.role === role && each.organisation === organisation);
  if (!account) throw new Error(`there is no demo account for ${role} of ${organisation}`);
  return account;
}

async function signIn(page: Page, { userName, password }: Pick<Account, 'userName' | 'password'>): Promise<void> {
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** A name nobody else in this run uses. */
const fresh = (what: string, index: number): string => `${what} ${process.pid}-${index}-${test.info().retry}`;

test('[Q-02 part] a security administrator makes an account, and its person comes in by the one-use link', async ({
  page,
  browser,
}) => {
  const name = fresh('Cleo Marsh', 1);
  const userName = `cleo.${process.pid}.${test.info().retry}`;
  await page.goto('/desk/users?open=new');
  await signIn(page, accountOf('Security administrator'));
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('User name').fill(userName);
  await drawer.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.keyboard.press('Control+Enter');
  const link = await page.getByLabel('One-use link').inputValue();
  expect(link).toContain('/desk/reset#');

  const hers = await browser.newContext();
  const herPage = await hers.newPage();
  await herPage.goto(link);
  await herPage.getByLabel('New password', { exact: true }).fill('Quiet-Weir-Lantern-7');
  await herPage.getByLabel('New password again').fill('Quiet-Weir-Lantern-7');
  await herPage.getByRole('button', { name: 'Set password' }).click();
  await expect(herPage.getByText('Your password is set.')).toBeVisible();
  expect(herPage.url()).not.toContain('#');
  await signIn(herPage, { userName, password: 'Quiet-Weir-Lantern-7' });
  await expect(herPage.getByRole('button', { name: new RegExp(`${name}, your menu`) })).toBeVisible();

  await herPage.goto(link);
  await herPage.getByLabel('New password', { exact: true }).fill('Quiet-Weir-Lantern-8');
  await herPage.getByLabel('New password again').fill('Quiet-Weir-Lantern-8');
  await herPage.getByRole('button', { name: 'Set password' }).click();
  await expect(herPage.getByText('This link does not work.')).toBeVisible();
  await hers.close();
});

test('two people change one team: the second sees what differs and decides', async ({ page, browser }) => {
  const name = fresh('Team Weir', 2);
  await page.goto('/desk/teams?open=new');
  await signIn(page, accountOf('Security administrator'));
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').first().fill(name);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name, exact: true }).click();
  await drawer.getByLabel('Phone').fill('07700 900111');

  const other = await browser.newContext();
  const otherPage = await other.newPage();
  await otherPage.goto(page.url());
  await signIn(otherPage, accountOf('Manager'));
  await otherPage.getByRole('dialog').getByLabel('Phone').fill('07700 900222');
  await otherPage.keyboard.press('Control+Enter');
  await expect(otherPage.getByText(`${name} saved`)).toBeVisible();
  await other.close();

  await page.keyboard.press('Control+Enter');
  await expect(drawer.getByText('Someone else changed this meanwhile.')).toBeVisible();
  await expect(drawer.getByRole('row', { name: /Phone 07700 900222 07700 900111/ })).toBeVisible();
  await drawer.getByRole('button', { name: 'Keep what I typed' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${name} saved`)).toBeVisible();
});

test('[T-02 part] two organisations on one server wear their own colours', async ({ page, browser }) => {
  const accentOf = (at: Page) =>
    at.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand').trim());
  await page.goto('/desk/account');
  await signIn(page, accountOf('Manager'));
  await expect(page.getByText('Eastmere Police').first()).toBeVisible();
  const other = await browser.newContext();
  const otherPage = await other.newPage();
  await otherPage.goto('/desk/account');
  await signIn(otherPage, accountOf('Manager', 'Northvale District Council'));
  await expect(otherPage.getByText('Northvale District Council').first()).toBeVisible();
  const [one, two] = [await accentOf(page), await accentOf(otherPage)];
  expect(one).toMatch(/^#[0-9A-F]{6}$/);
  expect(two).toMatch(/^#[0-9A-F]{6}$/);
  expect(one).not.toBe(two);
  await other.close();
});

test('the audit trail shows a change with before and after, and leaves as a file', async ({ page }) => {
  const name = fresh('Harbour area', 4);
  await page.goto('/desk/service-areas?open=new');
  await signIn(page, accountOf('Security administrator', 'Northvale District Council'));
  await page.getByRole('dialog').getByLabel('Name').first().fill(name);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${name} created`)).toBeVisible();
  await page.goto('/desk/audit');
  await page.getByRole('button', { name: /20/ }).first().waitFor();
  const created = page.getByRole('row').filter({ hasText: 'Created a service area' }).first();
  await created.getByRole('button').click();
  await expect(page.getByRole('dialog').getByText(name)).toBeVisible();
  await page.keyboard.press('Escape');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await file).suggestedFilename()).toBe('audit.csv');
});
