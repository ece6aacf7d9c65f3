import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { attachPreload } from './stage/attach-preload.ts';
import { askBridge } from './stage/ask-bridge.ts';
import { type BuiltDesk, buildDesk } from './stage/built-desk.ts';
import { type DeskStage, openDeskStage } from './stage/desk-origin-stage.ts';
import { type BootedMain, bootMain, turned } from './stage/electron-stub.ts';
import { someoneWhoCanSignIn } from './stage/demo-account.ts';

const ours = 'app://switchboard/desk';
const members = [
  'handshake',
  'chooseServer',
  'signIn',
  'signOut',
  'shortToken',
  'showOffer',
  'withdrawOffer',
  'tellPresence',
  'takeOpening',
  'onSessionEnded',
  'onOpeningWaits',
  'onPresenceChosen',
];

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

let desk: BuiltDesk;
let main: BootedMain;
test.beforeAll(async () => {
  desk = await buildDesk();
  delete process.env['SWITCHBOARD_SERVER'];
  main = await bootMain(desk.out, desk.settings('first'));
});
test.afterAll(() => desk.remove());

test('the built main process needs nothing but Electron and Node', async () => {
  const code = await readFile(join(desk.out, 'main/index.js'), 'utf8');
  const imported = [...code.matchAll(/^import .*?from ["']([^"']+)["'];?$/gm)].map(([, name = '']) => name);
  const known = new Set([...builtinModules.map((name) => `node:${name}`), 'electron']);
  expect(imported.length).toBeGreaterThan(3);
  expect(imported.filter((name) => !known.has(name))).toEqual([]);
});

test('the preload shows the pages twelve named members and no Electron', async ({ page }) => {
  await attachPreload(page, main, desk.out, ours);
  await page.goto('data:text/html,<title>a page</title>');
  const seen = await page.evaluate(() => {
    const { switchboard, require: given } = globalThis as never as { switchboard: object; require?: unknown };
    return { names: Object.keys(switchboard), required: typeof given };
  });
  expect(seen).toEqual({ names: members, required: 'undefined' });
  expect(await askBridge(page, 'handshake')).toEqual({ origin: null, version: '0.1.0', remembers: true });
  expect(await askBridge(page, 'shortToken')).toBeNull();
  await expect(askBridge(page, 'signIn')).rejects.toThrow();
});

test('a foreign page gets no answer from the bridge', async ({ page }) => {
  await attachPreload(page, main, desk.out, 'https://evil.example/');
  await page.goto('data:text/html,<title>a page</title>');
  for (const question of members.filter((name) => !name.startsWith('on'))) {
    await expect(askBridge(page, question)).rejects.toThrow('not ours');
  }
});

test.describe('the built desk on its own pages', () => {
  let stage: DeskStage;
  const complaints: string[] = [];
  test.beforeAll(async () => {
    stage = await openDeskStage(() => main, process.env['STACK_URL'] ?? '');
  });
  test.afterAll(() => stage.close());

  async function open(page: Page): Promise<void> {
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    await attachPreload(page, main, desk.out, ours);
    await page.goto(`${stage.pages}/desk`);
  }

  const sessionKept = async (): Promise<string | undefined> => {
    const sealed = await readFile(join(desk.settings('first'), 'session.bin'), 'utf8').catch(() => undefined);
    return sealed && (JSON.parse(turned(sealed)) as { token: string }).token;
  };

  /** Another client of the same person ends the session of a desk at rest: nothing it asks for finds out by the way. */
  async function endElsewhere(page: Page): Promise<void> {
    await page.waitForLoadState('networkidle');
    const headers = { authorization: `Bearer ${await sessionKept()}`, 'idempotency-key': randomUUID() };
    const ended = await fetch(`${stage.server}/api/v1/session`, { method: 'DELETE', headers });
    expect(ended.status).toBe(200);
  }

  test('asks for its server, says what is wrong with an address, and passes WCAG 2.2 AA by machine', async ({
    page,
  }) => {
    await open(page);
    await expect(page.getByRole('heading', { name: 'Connect to your server' })).toBeVisible();
    const address = page.getByLabel('Server address');
    await expect(address).toBeFocused();
    await address.fill('http://desk.eastmere.example');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Use https: a server on another computer')).toBeVisible();
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    await address.fill(stage.pages);
    await page.getByRole('button', { name: 'Connect' }).click();
    await expect(page.getByText('is not a Switchboard server')).toBeVisible();
  });

  test('signs in by main and works live with short tokens: no cookie, no long token in the page', async ({
    page,
    context,
  }) => {
    const someone = someoneWhoCanSignIn('Operator');
    await open(page);
    await page.getByLabel('Server address').fill(stage.server);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.getByLabel('User name').fill(someone.userName);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Not signed in.')).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill(someone.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /your menu$/ })).toBeVisible();
    await expect(page.getByText(/^Live/)).toBeVisible();

    const token = await sessionKept();
    expect(token).toBeDefined();
    const inThePage = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(inThePage).not.toContain(token);
    expect(await askBridge(page, 'shortToken')).not.toMatchObject({ token });
    expect(await context.cookies()).toEqual([]);
    expect(stage.calls.length).toBeGreaterThan(2);
    expect(new Set(stage.calls.map(({ origin }) => origin))).toEqual(new Set(['app://switchboard']));
    expect(stage.calls.every(({ cookie }) => cookie === undefined)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('finds the session again after a restart, and a page deep in the desk finds its parts', async ({ page }) => {
    main = await bootMain(desk.out, desk.settings('first'));
    await attachPreload(page, main, desk.out, ours);
    await page.goto(`${stage.pages}/desk/account`);
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  });

  test('[B-06 part] its presence stands beside the clock, and is changed from there by way of the server', async ({
    page,
  }) => {
    const tray = () => main.trays[0];
    await open(page);
    await expect(page.getByRole('button', { name: /^Your state: / })).toBeVisible();
    await expect.poll(() => tray()?.words).toMatch(/^Switchboard: (Not ready|Ready|Offline)/);
    const another = () => tray()?.menu.find(({ label, checked }) => label?.startsWith('Not ready: ') && !checked);
    await expect.poll(another).toBeDefined();
    const wanted = another();
    const reason = wanted?.label?.replace('Not ready: ', '') ?? '';
    wanted?.click?.();
    await expect(page.getByRole('button', { name: `Your state: ${reason}` })).toBeVisible();
    await expect.poll(() => tray()?.words).toContain(`Not ready (${reason}) since `);
    expect(tray()?.menu.find(({ checked }) => checked)?.label).toBe(`Not ready: ${reason}`);
  });

  test('says so when the session was ended elsewhere, goes on after a new sign-in, and forgets it on sign-out', async ({
    page,
  }) => {
    const someone = someoneWhoCanSignIn('Operator');
    await open(page);
    const menu = page.getByRole('button', { name: /your menu$/ });
    await expect(menu).toBeVisible();
    await expect(page.getByText(/^Live/)).toBeVisible();
    await endElsewhere(page);
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password', { exact: true }).fill(someone.password);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await menu.click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    expect(await sessionKept()).toBeUndefined();
    expect(await askBridge(page, 'shortToken')).toBeNull();
    expect(main.trays[0]?.words).toBe('Switchboard: Nobody is signed in');
    expect(complaints).toEqual([]);
  });

  test('forgets the ended session also when its person leaves instead', async ({ page }) => {
    const someone = someoneWhoCanSignIn('Operator');
    await open(page);
    await page.getByLabel('User name').fill(someone.userName);
    await page.getByLabel('Password', { exact: true }).fill(someone.password);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Live/)).toBeVisible();
    await endElsewhere(page);
    await page.getByRole('button', { name: /^Leave/ }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect.poll(sessionKept).toBeUndefined();
  });
});
