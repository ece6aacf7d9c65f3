/**
 * Electron's own security checklist, point by point, on the built main process and preload. What it cannot show without
 * Electron itself (that a sandbox holds) electron.spec.ts shows where the binary is. Point 1 (nothing unencrypted from
 * elsewhere) is shown in desktop/src/main/server-address.test.ts, point 19 (fuses) in
 * desktop/test/installer-settings.test.ts.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { askBridge } from './stage/ask-bridge.ts';
import { attachPreload } from './stage/attach-preload.ts';
import { type BuiltDesk, buildDesk, root } from './stage/built-desk.ts';
import { type BootedMain, bootMain } from './stage/electron-stub.ts';

const ours = 'app://switchboard/desk';

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

let desk: BuiltDesk;
let main: BootedMain;
test.beforeAll(async () => {
  desk = await buildDesk();
  delete process.env['SWITCHBOARD_SERVER'];
  main = await bootMain(desk.out, desk.settings('hardened'));
});
test.afterAll(() => desk.remove());

/** A page's contents as Electron hands them to the guard: what may it do, what may it open? */
function guardedContents() {
  const listeners = new Map<string, (event: { preventDefault(): void }, url: string) => void>();
  let openWindow: (details: { url: string }) => unknown = () => ({ action: 'allow' });
  const contents = {
    on: (event: string, listener: (event: { preventDefault(): void }, url: string) => void) =>
      listeners.set(event, listener),
    setWindowOpenHandler: (handler: typeof openWindow) => {
      openWindow = handler;
    },
  };
  main.listeners.get('web-contents-created')?.(...([{}, contents] as never[]));
  const may = (event: string, url: string): boolean => {
    let allowed = true;
    listeners.get(event)?.({ preventDefault: () => (allowed = false) }, url);
    return allowed;
  };
  return { may, open: (url: string) => openWindow({ url }) };
}

test('2, 3, 4, 6, 8, 9, 10, 11: one window, without Node, apart from its preload, in a sandbox, under web security', () => {
  expect(main.sandboxed).toBe(true);
  expect(main.windows).toHaveLength(1);
  const { preload, ...flags } = main.windows[0]?.webPreferences ?? {};
  expect(flags).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
    backgroundThrottling: false,
  });
  expect(preload).toBe(join(desk.out, 'preload/index.cjs'));
});

test('5: the microphone goes to our own pages only, and devices to nobody', () => {
  for (const asked of [main.permissionAsked, main.permissionWanted]) {
    for (const permission of ['media', 'notifications', 'clipboard-sanitized-write']) {
      expect(asked(permission, ours)).toBe(true);
      expect(asked(permission, 'https://evil.example')).toBe(false);
    }
    for (const permission of [
      'geolocation',
      'display-capture',
      'openExternal',
      'usb',
      'clipboard-read',
      'fileSystem',
    ]) {
      expect(asked(permission, ours)).toBe(false);
    }
  }
  expect(main.deviceAsked()).toBe(false);
});

test('7: pages run scripts of their own only, and none from a string', async () => {
  const answer = await main.serve({ url: ours });
  const policy = answer.headers.get('content-security-policy') ?? '';
  const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule]));
  expect(rules.get('default-src')).toBe("default-src 'none'");
  expect(rules.get('script-src')).toBe("script-src 'self'");
  for (const nothing of ['object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
    expect(rules.get(nothing)).toBe(`${nothing} 'none'`);
  }
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test('12, 13: a window shows our pages and nothing else, and nothing is put into it', () => {
  const { may } = guardedContents();
  for (const event of ['will-navigate', 'will-redirect']) {
    expect(may(event, `${ours}/account`)).toBe(true);
    for (const url of [
      'https://evil.example/',
      'app://evil/desk',
      'file:///etc/passwd',
      'data:text/html,hi',
      'tel:101',
    ]) {
      expect(may(event, url)).toBe(false);
    }
  }
  expect(may('will-attach-webview', ours)).toBe(false);
});

test('14, 15: no window opens another; only web and mail addresses leave the desk', () => {
  const { open } = guardedContents();
  const outside = ['https://northvale.example/bins', 'mailto:ann@eastmere.example'];
  const kept = [
    'http://evil.example/',
    'file:///etc/passwd',
    'smb://evil/share',
    'javascript:alert(1)',
    'ms-msdt:/id',
    ours,
  ];
  for (const url of [...outside, ...kept]) expect(open(url)).toEqual({ action: 'deny' });
  expect(main.openedOutside).toEqual(outside);
});

test('16: the Electron that is packaged is the one that is declared, and no older than the house has judged', async () => {
  const { version } = createRequire(join(root, 'desktop/package.json'))('electron/package.json') as { version: string };
  const settings = await readFile(join(root, 'electron-builder.yml'), 'utf8');
  expect(settings).toContain(`electronVersion: ${version}\n`);
  expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45);
});

test('17: a page that is not ours gets no answer, whatever it asks', () => {
  expect(main.channels.size).toBeGreaterThan(5);
  const foreign = ['https://evil.example/', 'app://switchboard.evil.example/desk', 'file:///desk', ''];
  return Promise.all(
    [...main.channels.values()].flatMap((answer) =>
      foreign.map((url) => expect(answer({ senderFrame: { url } }, undefined)).rejects.toThrow('not ours')),
    ),
  );
});

test('18: the desk lives at app://switchboard, a secure origin of its own, and serves nothing beside its pages', async () => {
  expect(main.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  expect(main.loaded).toEqual([ours]);
  for (const path of ['/desk/assets/../../main/index.js', '/desk/assets/%2e%2e/%2e%2e/package.json', '/etc/passwd']) {
    expect((await main.serve({ url: `app://switchboard${path}` })).status).toBe(404);
  }
});

test('20: a listener of the page gets the news and nothing that leads back to Electron', async ({ page }) => {
  await attachPreload(page, main, desk.out, ours);
  await page.goto('data:text/html,<title>a page</title>');
  await page.evaluate(() => {
    const { switchboard } = globalThis as never as { switchboard: { onPresenceChosen(listener: unknown): void } };
    switchboard.onPresenceChosen((...given: unknown[]) => Object.assign(globalThis, { given }));
  });
  const presence = { state: 'ready', reason: null, sinceAt: 0, reasons: [], offers: 0 };
  await askBridge(page, 'tellPresence', presence);
  main.trays[0]?.menu.find(({ label }) => label === 'Ready')?.click?.();
  await expect.poll(() => page.evaluate(() => (globalThis as { given?: unknown }).given)).toEqual([{ state: 'ready' }]);
});

test('files of other programs lead nowhere', () => {
  let prevented = 0;
  main.listeners.get('open-file')?.(...([{ preventDefault: () => (prevented += 1) }] as never[]));
  expect(prevented).toBe(1);
});
