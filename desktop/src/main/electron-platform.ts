/** Electron and this computer, as the rest of main sees them. The only file that imports Electron. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type MenuItemConstructorOptions,
  net,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import type { DeskWindow, MenuEntry, Pages, Platform, Program, SecretStore, WindowPlace, Windows } from './platform.ts';
import { settingsFolder } from './settings-folder.ts';

const program: Program = {
  version: app.getVersion(),
  isPackaged: app.isPackaged,
  givenServer: process.env['SWITCHBOARD_SERVER'] || undefined,
  prepare(scheme) {
    app.enableSandbox();
    protocol.registerSchemesAsPrivileged([
      { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    app.on('open-url', (event) => event.preventDefault());
    app.on('open-file', (event) => event.preventDefault());
    app.on('window-all-closed', () => app.quit());
  },
  isFirst: () => app.requestSingleInstanceLock(),
  ready: () => app.whenReady(),
  onStartedAgain: (listener) => void app.on('second-instance', () => listener()),
  quit: () => app.quit(),
  fail(title, words) {
    dialog.showErrorBox(title, words);
    app.exit(1);
  },
};

/** Said in full although most are Electron's defaults: a test reads them here. */
const hardened = {
  preload: join(import.meta.dirname, '../preload/index.cjs'),
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
  // Its dictionaries would be fetched from a server that is not the body's own.
  spellcheck: false,
  devTools: !app.isPackaged,
};

function openWindow({ bounds, maximised }: WindowPlace, onClosing: (place: WindowPlace) => Promise<void>): DeskWindow {
  const window = new BrowserWindow({
    ...bounds,
    show: false,
    minWidth: 1024,
    minHeight: 640,
    title: 'Switchboard',
    webPreferences: hardened,
  });
  if (maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    // The program ends with its last window, and would take an unfinished write with it.
    event.preventDefault();
    const place = { bounds: window.getNormalBounds(), maximised: window.isMaximized() };
    const gone = () => window.destroy();
    onClosing(place).then(gone, gone);
  });
  return {
    load: (url) => window.loadURL(url),
    show() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    tell: (channel) => window.webContents.send(channel),
  };
}

const windows: Windows = {
  screens: () => screen.getAllDisplays().map(({ workArea }) => workArea),
  open: openWindow,
  setMenu: (menu) => Menu.setApplicationMenu(Menu.buildFromTemplate(menu.map(asTemplate))),
  async confirm(question, detail, yes) {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: question,
      detail,
      buttons: [yes, 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    });
    return response === 0;
  },
};

function asTemplate(entry: MenuEntry): MenuItemConstructorOptions {
  return 'submenu' in entry ? { ...entry, submenu: entry.submenu.map(asTemplate) } : { ...entry };
}

const pages: Pages = {
  onContents: (listener) => void app.on('web-contents-created', (_event, contents) => listener(contents)),
  decidePermissions(mayUse) {
    const { defaultSession } = session;
    defaultSession.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
      decide(mayUse(permission, requestingUrl)),
    );
    defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
      mayUse(permission, requestingOrigin),
    );
    defaultSession.setDevicePermissionHandler(() => false);
    defaultSession.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  },
  serve: (scheme, answer) => protocol.handle(scheme, answer),
  answer: (channel, answer) =>
    ipcMain.handle(channel, (event, payload: unknown) => answer(event.senderFrame?.url ?? '', payload)),
};

const secrets: SecretStore = {
  async available() {
    // On Linux without a secret service Electron would use a key that stands in its source: no safe at all.
    const isPretence = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    return !isPretence && (await safeStorage.isAsyncEncryptionAvailable());
  },
  encrypt: (text) => safeStorage.encryptStringAsync(text),
  decrypt: async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
};

export const electronPlatform: Platform = {
  program,
  windows,
  pages,
  secrets,
  files: settingsFolder(() => app.getPath('userData')),
  fetch: (url, init) => net.fetch(url, { ...init, credentials: 'omit' }),
  openExternal: (url) => shell.openExternal(url),
};
