/** The desk in Electron itself. Nothing here is a stand-in, and nothing here runs where Electron is not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { askBridge } from './stage/ask-bridge.ts';
import { type BuiltDesk, buildDesk, root } from './stage/built-desk.ts';
import { someoneWhoCanSignIn } from './stage/demo-account.ts';

/** The binary is there only after somebody fetched it; a test must never cause the download. */
const installed = dirname(createRequire(join(root, 'desktop/package.json')).resolve('electron/package.json'));
const usual = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const binary = resolve(
  process.env['ELECTRON_EXECUTABLE'] ??
    join(installed, 'dist', usual[process.platform as keyof typeof usual] ?? 'electron'),
);

test.describe('the desk in the real Electron', () => {
  test.skip(!existsSync(binary), 'peer:electron its binary is not there (ELECTRON_EXECUTABLE names one)');
  test.describe.configure({ mode: 'serial' });

  let desk: BuiltDesk;
  let electron: ElectronApplication;
  let window: Page;
  test.beforeAll(async () => {
    desk = await buildDesk();
    electron = await _electron.launch({ executablePath: binary, args: startOf('real') });
    window = await electron.firstWindow();
  });
  test.afterAll(async () => {
    await electron?.close();
    await desk?.remove();
  });

  const startOf = (settings: string) => [desk.folder, `--user-data-dir=${desk.settings(settings)}`];

  test('opens its own page in a sandbox and asks for its server', async () => {
    await expect(window.getByRole('heading', { name: 'Connect to your server' })).toBeVisible();
    expect(window.url()).toBe('app://switchboard/desk');
    const seen = await window.evaluate(() => {
      const { require: given, process: running } = globalThis as { require?: unknown; process?: unknown };
      return { require: typeof given, process: typeof running, isSecureContext, origin: location.origin };
    });
    expect(seen).toEqual({
      require: 'undefined',
      process: 'undefined',
      isSecureContext: true,
      origin: 'app://switchboard',
    });
  });

  test('goes nowhere else, opens no window, lends no place on the map, and runs no script put into its page', async () => {
    await window.evaluate(() => {
      location.href = 'https://northvale.example/';
    });
    expect(await window.evaluate(() => open('file:///etc/passwd'))).toBeNull();
    const place = await window.evaluate(
      () =>
        new Promise((answer) => {
          navigator.geolocation.getCurrentPosition(
            () => answer('told'),
            ({ code, PERMISSION_DENIED }) => answer(code === PERMISSION_DENIED ? 'denied' : 'failed'),
          );
        }),
    );
    expect(place).toBe('denied');
    await window.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.isTaken = true';
      document.head.append(script);
    });
    expect(await window.evaluate(() => 'isTaken' in globalThis)).toBe(false);
    expect(window.url()).toBe('app://switchboard/desk');
    expect(electron.windows()).toHaveLength(1);
  });

  test('hands the link of a second start to the desk that runs', async () => {
    const second = spawn(binary, [...startOf('real'), '--', 'tel:07700900123'], { stdio: 'ignore' });
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    await expect.poll(() => askBridge(window, 'takeOpening')).toEqual({ kind: 'search', text: '07700900123' });
  });

  test('signs in at a real server and works live', async () => {
    const someone = someoneWhoCanSignIn('Manager');
    await window.getByLabel('Server address').fill(process.env['STACK_URL'] ?? '');
    await window.keyboard.press('Enter');
    await window.getByLabel('User name').fill(someone.userName);
    await window.getByLabel('Password', { exact: true }).fill(someone.password);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('button', { name: /your menu$/ })).toBeVisible();
    await expect(window.getByText(/^Live/)).toBeVisible();
  });
});
