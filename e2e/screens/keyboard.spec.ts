import { notReadyReasonOperations } from '@switchboard/shared/agents';
import { identityOperations } from '@switchboard/shared/identity';
import { expect, type Page, test } from '@playwright/test';
import { cutOff, grant, refuse } from './stage/api-stub.ts';
import { notReadyReasons } from './stage/desk-records.ts';
import { idOf } from './stage/ids.ts';
import { openAs, openAsNobody } from './stage/open-screen.ts';
import { clara, sam } from './stage/people.ts';
import { sessions, users } from './stage/records.ts';

const { session, user, team } = identityOperations;
const live = [grant(session.list, { items: sessions, next: null })];

/** What has the focus, by its accessible name. */
const focused = (page: Page) => page.locator('*:focus');
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** The focus must be seen: an outline, or on a row the outline of the row. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const outlined = await page.evaluate(() => {
    for (let at: Element | null = document.activeElement; at; at = at.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return true;
      if (at.matches('tr, main, dialog')) break;
    }
    return false;
  });
  expect(outlined, 'the focus cannot be seen').toBe(true);
}

test('[T-01 part] signing in, and coming back after a refusal, needs no mouse and loses no user name', async ({
  page,
}) => {
  await openAsNobody(page, '/sign-in', [refuse(session.create, 'session/not-accepted')]);
  await expect(page.getByLabel('User name')).toBeFocused();
  await page.keyboard.type('sam.okoro');
  await press(page, 'Tab');
  await page.keyboard.type('wrong words');
  await press(page, 'Enter');
  await expect(page.getByText('Not signed in.')).toBeVisible();
  await expect(page.getByLabel('User name')).toHaveValue('sam.okoro');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await page.keyboard.type('shown');
  await press(page, 'Tab', 'Space');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
});

test('[T-01 part] the first Tab skips to the content, and every stop on the way can be seen', async ({ page }) => {
  await openAs(page, sam, '/users', live);
  await page.getByRole('button', { name: 'Ann Archer' }).waitFor();
  await press(page, 'Tab');
  await expect(page.getByRole('button', { name: 'Skip to content' })).toBeFocused();
  for (let stop = 0; stop < 14; stop += 1) {
    await press(page, 'Tab');
    await expectVisibleFocus(page);
  }
  await page.goto('/desk/users');
  await page.getByRole('button', { name: 'Ann Archer' }).waitFor();
  await press(page, 'Tab', 'Enter', 'Tab');
  await expect(page.getByRole('button', { name: 'New user' })).toBeFocused();
});

test('[T-01 part] a list is walked with the arrows, a record opened, changed and saved, and the focus comes back', async ({
  page,
}) => {
  await openAs(page, sam, '/users', [...live, grant(user.update, { version: 3 })]);
  await page.getByRole('button', { name: 'Ann Archer' }).focus();
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowUp', 'End');
  await expect(focused(page)).toHaveText('Sunita Desai');
  await press(page, 'Home', 'ArrowDown');
  await expect(focused(page)).toHaveText('Ben Ashdown');
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: 'Ben Ashdown' })).toBeVisible();
  await page.getByLabel('Job title').focus();
  await press(page, 'Control+a');
  await page.keyboard.type('Senior contact officer');
  await press(page, 'Control+Enter');
  await expect(page.getByText('Ben Ashdown saved')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(focused(page)).toHaveText('Ben Ashdown');
});

test('a list of thousands draws only what is seen, and End still reaches the last', async ({ page }) => {
  const many = Array.from({ length: 200 }, (_, at) => ({
    ...users[0],
    id: idOf('many', at + 1),
    displayName: `Officer ${String(at + 1).padStart(4, '0')}`,
  }));
  await openAs(page, sam, '/users', [...live, grant(user.list, { items: many as typeof users, next: null })]);
  const rows = page.locator('tbody [data-row-opener]');
  await rows.first().waitFor();
  expect(await rows.count()).toBeLessThan(80);
  await rows.first().focus();
  await press(page, 'End');
  await expect(focused(page)).toHaveText('Officer 0200');
  await press(page, 'ArrowUp', 'ArrowUp');
  await expect(focused(page)).toHaveText('Officer 0198');
  await press(page, 'Home');
  await expect(focused(page)).toHaveText('Officer 0001');
});

test('[T-01 part] leaving a changed form asks first, with the safe choice focused, and keeps every word', async ({
  page,
}) => {
  await openAs(page, sam, '/teams?open=new');
  await page.getByRole('dialog').getByLabel('Name').first().fill('Team Weirside');
  await press(page, 'Escape');
  await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog').getByLabel('Name').first()).toHaveValue('Team Weirside');
  await press(page, 'Escape');
  await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await press(page, 'Tab', 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('[T-01 part] Ctrl K finds a screen and a person from anywhere', async ({ page }) => {
  await openAs(page, sam, '/users', [...live, grant(user.list, { items: users, next: null })]);
  await page.getByRole('button', { name: 'Ann Archer' }).waitFor();
  await press(page, 'Control+k');
  await page.keyboard.type('sharing');
  await expect(page.getByRole('option', { name: /^Sharing/ })).toHaveAttribute('aria-selected', 'true');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Sharing' })).toBeFocused();
});

test('a lost link keeps what was typed, and pressing again is the same wish', async ({ page }) => {
  await openAs(page, sam, '/teams?open=new', [cutOff(team.create)]);
  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/teams'))
      keys.push(request.headers()['idempotency-key']);
  });
  await page.getByRole('dialog').getByLabel('Name').first().fill('Team Weirside');
  await press(page, 'Control+Enter');
  await expect(page.getByRole('dialog').getByText('No link to the server.')).toBeVisible();
  await expect(page.getByRole('dialog').getByLabel('Name').first()).toHaveValue('Team Weirside');
  await press(page, 'Control+Enter');
  await expect.poll(() => keys.length).toBe(2);
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
  await page.getByRole('dialog').getByLabel('Name').first().fill('Team Weirside North');
  await press(page, 'Control+Enter');
  await expect.poll(() => keys.length).toBe(3);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a session that ends at work leaves the form standing behind the sign-in', async ({ page }) => {
  await openAs(page, sam, '/teams?open=new', [
    refuse(team.create, 'access/not-signed-in'),
    grant(session.create, { expiresAt: 0 }),
  ]);
  await page.getByRole('dialog').getByLabel('Name').first().fill('Team Weirside');
  await press(page, 'Control+Enter');
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  await expect(focused(page)).toHaveAttribute('type', 'password');
  await page.keyboard.type('three quiet words');
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toHaveCount(0);
  await expect(page.getByRole('dialog').getByLabel('Name').first()).toHaveValue('Team Weirside');
});

for (const [width, height, what] of [
  [1280, 720, 'the smallest desk'],
  [1920, 1080, 'a wide desk'],
  [640, 360, 'the smallest desk at 200 % zoom'],
] as const) {
  test(`[T-01 part] nothing is cut off on ${what}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openAs(page, sam, '/users', live);
    await page.getByRole('button', { name: 'Ann Archer' }).waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.getByRole('button', { name: 'New user' }).click();
    await expect(page.getByRole('button', { name: /^Create user/ })).toBeInViewport();
  });
}

test('[C-06 part] [T-01 part] a reason is moved by keys, said aloud, and the focus goes with it', async ({ page }) => {
  const [first, second, ...others] = notReadyReasons;
  const swapped = [second!, first!, ...others].map((reason, place) => ({ ...reason, position: place + 1 }));
  await openAs(page, clara, '/not-ready-reasons', [
    grant(notReadyReasonOperations.list, { items: notReadyReasons }),
    grant(notReadyReasonOperations.order, { items: swapped }),
  ]);
  const row = page.getByRole('button', { name: 'Break', exact: true });
  await row.focus();
  await press(page, 'Alt+ArrowUp');
  await expect(page.getByText('Break is the first of the list already.')).toBeAttached();
  // The list is read again once the new order is there; from then on the server says so too.
  await page.route('**/api/v1/not-ready-reasons?*', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify({ items: swapped }) }),
  );
  await press(page, 'Alt+ArrowDown');
  await expect(page.getByText(`Break is now number 2 of ${swapped.length}.`)).toBeAttached();
  await expect(page.getByRole('row').nth(2)).toContainText('Break');
  await expect(row).toBeFocused();
  await expectVisibleFocus(page);
  await press(page, 'ArrowUp');
  await expect(page.getByRole('button', { name: 'Lunch', exact: true })).toBeFocused();
});
