import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { type BuiltDesk, buildDesk, root } from './stage/built-desk.ts';

/** The binary is there only after somebody fetched it; a test must never cause the download. */
const installed = dirname(createRequire(join(root, 'desktop/package.json')).resolve('electron/package.json'));
const binary = resolve(
  process.env['ELECTRON_EXECUTABLE'] ??
    join(installed, 'dist', process.platform === 'win32' ? 'electron.exe' : 'electron'),
);

test.describe('the desk in the real Electron', () => {
  test.skip(!existsSync(binary), 'peer:electron its binary is not there (ELECTRON_EXECUTABLE names one)');

  let desk: BuiltDesk;
  test.beforeAll(async () => {
    desk = await buildDesk();
  });
  test.afterAll(() => desk?.remove());

  test('opens its own page in a sandbox and asks for its server', async () => {
    const electron = await _electron.launch({
      executablePath: binary,
      args: [desk.folder, `--user-data-dir=${desk.settings('electron')}`],
    });
    const window = await electron.firstWindow();
    await expect(window.getByRole('heading', { name: 'Connect to your server' })).toBeVisible();
    expect(window.url()).toBe('app://switchboard/desk');
    expect(await window.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
    expect(await window.evaluate(() => isSecureContext)).toBe(true);
    await electron.close();
  });
});
