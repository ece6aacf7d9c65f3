/** The Electron desk: one hardened window on our own pages, served from inside the program (design §8). */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, protocol, session } from 'electron';
import { answerBridge } from './bridge-handlers.ts';
import { deskScheme, deskUrl } from './desk-origin.ts';
import { electronPlatform as platform } from './electron-platform.ts';
import { guardNavigation, mayUse } from './navigation-policy.ts';
import { serverAddress } from './server-address.ts';
import { pageServer } from './serve-pages.ts';
import { SessionKeeper } from './session-keeper.ts';

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: deskScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
app.on('web-contents-created', (_event, contents) => guardNavigation(contents, platform));
app.on('window-all-closed', () => app.quit());

function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    title: 'Switchboard',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  return window;
}

async function start(): Promise<void> {
  await app.whenReady();
  const origin = await serverAddress(process.env['SWITCHBOARD_SERVER'], platform.files);
  const keeper = new SessionKeeper({ origin, fetch, clock: () => Date.now(), ...platform });
  await keeper.restore();
  protocol.handle(deskScheme, pageServer(join(import.meta.dirname, '../renderer'), origin));
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(mayUse(permission, requestingUrl)),
  );
  defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    mayUse(permission, requestingOrigin),
  );
  answerBridge({ platform, keeper, origin, version: app.getVersion() });
  await openWindow().loadURL(deskUrl);
}

if (app.requestSingleInstanceLock()) {
  await start().catch((failure: Error) => {
    dialog.showErrorBox('The desk cannot start', failure.message);
    app.exit(1);
  });
} else {
  app.quit();
}
