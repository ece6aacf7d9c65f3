import { expect, type Page, test } from '@playwright/test';
import { askBridge } from './stage/ask-bridge.ts';
import { attachPreload } from './stage/attach-preload.ts';
import { type BuiltDesk, buildDesk } from './stage/built-desk.ts';
import { someoneWhoCanSignIn } from './stage/demo-account.ts';
import { openDeskStage } from './stage/desk-origin-stage.ts';
import { type BootedMain, bootMain } from './stage/electron-stub.ts';

const ours = 'app://switchboard/desk';
const contactId = '019a0000-0000-7000-8000-000000000001';
const offer = {
  reservationId: '019a0000-0000-7000-8000-000000000002',
  contactId,
  title: 'New chat',
  body: 'Housing repairs',
};
const lunch = { id: '019a0000-0000-7000-8000-000000000003', title: 'Lunch' };
const ready = { state: 'ready', reason: null, sinceAt: Date.UTC(2026, 10, 20, 9, 5), reasons: [lunch], offers: 0 };

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

let desk: BuiltDesk;
let main: BootedMain;
test.beforeAll(async () => {
  desk = await buildDesk();
  delete process.env['SWITCHBOARD_SERVER'];
});
test.beforeEach(async () => {
  main = await bootMain(desk.out, desk.settings(test.info().testId));
});
test.afterAll(() => desk.remove());

/** A page that has the built preload and nothing of the desk. */
async function barePage(page: Page): Promise<void> {
  await attachPreload(page, main, desk.out, ours);
  await page.goto('data:text/html,<title>a page</title>');
}

/** Another program's link, in the two ways operating systems have for it. */
const links = {
  secondStart: (link: unknown) => heard('second-instance', {}, [], '', { link }),
  macOs: (link: unknown) => heard('open-url', { preventDefault: () => undefined }, link),
};
const heard = (event: string, ...given: unknown[]) => main.listeners.get(event)?.(...(given as never[]));

test('[B-06 part] an offer is announced by the computer while the desk is hidden, and opens in it by a click', async ({
  page,
}) => {
  await barePage(page);
  await askBridge(page, 'showOffer', offer);
  expect(main.notifications.size).toBe(0);
  main.hasFocus = false;
  await askBridge(page, 'showOffer', offer);
  const [notice] = main.notifications;
  expect(notice).toMatchObject({ title: 'New chat', body: 'Housing repairs' });
  await expect.poll(() => main.isFlashing).toBe(true);
  notice?.click();
  await expect.poll(() => main.hasFocus).toBe(true);
  expect(main.shown).toBeGreaterThan(0);
  expect(main.notifications.size).toBe(0);
  expect(await askBridge(page, 'takeOpening')).toEqual({ kind: 'contact', contactId });
  expect(await askBridge(page, 'takeOpening')).toBeNull();
});

test('an announced offer goes when it is over', async ({ page }) => {
  await barePage(page);
  main.hasFocus = false;
  await askBridge(page, 'showOffer', offer);
  await askBridge(page, 'withdrawOffer', { reservationId: offer.reservationId });
  expect(main.notifications.size).toBe(0);
  await expect.poll(() => main.isFlashing).toBe(false);
});

test('[B-06 part] the tray says who one is for the centre, counts offers, and asks the page for another presence', async ({
  page,
}) => {
  const labels = () => main.trays[0]?.menu.flatMap(({ label }) => (label === undefined ? [] : [label]));
  await barePage(page);
  expect(labels()).toEqual(['Nobody is signed in', 'Show the desk', 'Quit']);
  await askBridge(page, 'tellPresence', { ...ready, offers: 2 });
  expect(main.trays).toHaveLength(1);
  expect(main.trays[0]).toMatchObject({
    words: expect.stringMatching(/^Switchboard: Ready since \d\d:05 · 2 offers wait$/),
    picture: { width: 32, height: 32, bytes: 4_096 },
  });
  expect(main.badge).toBe(2);
  expect(labels()?.slice(1)).toEqual(['Ready', 'Not ready: Lunch', 'Show the desk', 'Quit']);

  const chosen = page.evaluate(
    () =>
      new Promise((resolve) => {
        const { switchboard } = globalThis as never as {
          switchboard: { onPresenceChosen(listener: (wanted: unknown) => void): void };
        };
        switchboard.onPresenceChosen(resolve);
      }),
  );
  await page.evaluate(() => undefined);
  main.trays[0]?.menu.find(({ label }) => label === 'Not ready: Lunch')?.click?.();
  expect(await chosen).toEqual({ state: 'notReady', reasonId: lunch.id });

  await askBridge(page, 'tellPresence', null);
  expect(labels()).toEqual(['Nobody is signed in', 'Show the desk', 'Quit']);
  expect(main.badge).toBe(0);
});

test('what breaks the contract of the bridge is refused, whoever sends it', async ({ page }) => {
  await barePage(page);
  main.hasFocus = false;
  const broken: [string, unknown][] = [
    ['showOffer', { ...offer, contactId: '../users' }],
    ['showOffer', { ...offer, title: '<b>'.repeat(200) }],
    ['withdrawOffer', 'all'],
    ['tellPresence', { ...ready, state: 'root' }],
    ['takeOpening', { kind: 'contact', contactId }],
  ];
  for (const [member, given] of broken) {
    const channel = `desk:${member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const asked = page.evaluate(
      ([name, payload]) =>
        (globalThis as never as { askMain(name: unknown, given: unknown[]): Promise<unknown> }).askMain(name, [
          payload,
        ]),
      [channel, given] as const,
    );
    await expect(asked).rejects.toThrow('ZodError');
  }
  expect(main.notifications.size).toBe(0);
});

test('links of other programs open a contact or a search, and nothing else', async ({ page }) => {
  await barePage(page);
  expect([...main.linksOf]).toEqual([['switchboard', ['--']]]);
  main.hasFocus = false;
  for (const link of [
    `switchboard://contact/${contactId}/../../users`,
    'switchboard://contact/1 OR 1=1',
    'switchboard://sign-out',
    'tel:javascript:alert(1)',
    'https://evil.example/',
    'file:///etc/passwd',
  ]) {
    for (const way of Object.values(links)) way(link);
  }
  links.secondStart({ toString: () => 'tel:101' });
  expect(await askBridge(page, 'takeOpening')).toBeNull();
  links.macOs(`switchboard://contact/${contactId}`);
  await expect.poll(() => main.hasFocus).toBe(true);
  expect(await askBridge(page, 'takeOpening')).toEqual({ kind: 'contact', contactId });
  links.secondStart('tel:+44-7700-900123');
  expect(await askBridge(page, 'takeOpening')).toEqual({ kind: 'search', text: '+447700900123' });
});

test('a telephone link waits for the sign-in, then the desk searches the number and finds whose it is', async ({
  page,
}) => {
  const someone = someoneWhoCanSignIn('Manager');
  const stage = await openDeskStage(() => main, process.env['STACK_URL'] ?? '');
  try {
    await attachPreload(page, main, desk.out, ours);
    await page.goto(`${stage.pages}/desk`);
    await page.getByLabel('Server address').fill(stage.server);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    links.secondStart('tel:+44-7700-900142');
    await page.getByLabel('User name').fill(someone.userName);
    await page.getByLabel('Password', { exact: true }).fill(someone.password);
    await page.keyboard.press('Enter');
    const search = page.getByRole('dialog', { name: 'Search' }).getByRole('combobox');
    await expect(search).toHaveValue('+447700900142');
    await page.getByRole('option', { name: /^Cleo Weir/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect(search).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Cleo Weir' })).toBeVisible();
    links.macOs('tel:07700900456');
    await expect(search).toHaveValue('07700900456');
  } finally {
    stage.close();
  }
});
