/** Electron and this computer, as the rest of main sees them. The only file that imports Electron. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type MenuItemConstructorOptions,
  Notification,
  nativeImage,
  net,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} from 'electron';
import { z } from 'zod';
import type {
  Bitmap,
  DeskWindow,
  MenuEntry,
  Notices,
  Pages,
  Platform,
  Program,
  SecretStore,
  Tray as DeskTray,
  WindowPlace,
  Windows,
} from './platform.ts';
import { settingsFolder } from './settings-folder.ts';

/** What a second start of the program hands to the first. */
const handedOverSchema = z.object({ link: z.string().optional() });

/** The link comes after `--`, so that it is never read as an option of Electron, however it is written. */
const linkArguments = ['--'];

const program: Program = {
  version: app.getVersion(),
  isPackaged: app.isPackaged,
  arguments: process.argv.slice(1),
  givenServer: process.env['SWITCHBOARD_SERVER'] || undefined,
  prepare(scheme) {
    app.enableSandbox();
    protocol.registerSchemesAsPrivileged([
      { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    app.on('open-file', (event) => event.preventDefault());
    app.on('window-all-closed', () => app.quit());
  },
  isFirst: (link) => app.requestSingleInstanceLock(link === undefined ? {} : { link }),
  ready: () => app.whenReady(),
  onStartedAgain: (listener) =>
    void app.on('second-instance', (_event, _given, _folder, handedOver) =>
      listener(handedOverSchema.safeParse(handedOver).data?.link),
    ),
  onLink: (listener) =>
    void app.on('open-url', (event, link) => {
      event.preventDefault();
      listener(link);
    }),
  opensLinks: (scheme) => app.isDefaultProtocolClient(scheme, process.execPath, linkArguments),
  setOpensLinks(scheme, isWanted) {
    if (isWanted) app.setAsDefaultProtocolClient(scheme, process.execPath, linkArguments);
    else app.removeAsDefaultProtocolClient(scheme, process.execPath, linkArguments);
  },
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
  // A hidden desk still counts down offers and hears its server.
  backgroundThrottling: false,
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
    flash: (isNeeded) => window.flashFrame(isNeeded),
    tell: (channel, news) => window.webContents.send(channel, news),
  };
}

const windows: Windows = {
  screens: () => screen.getAllDisplays().map(({ workArea }) => workArea),
  open: openWindow,
  isWatched: () => BrowserWindow.getFocusedWindow() !== null,
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

const notices: Notices = {
  show({ title, body }, onClick) {
    // An offer stays until it is answered or over; its page makes the sound.
    const notice = new Notification({ title, body, silent: true, timeoutType: 'never', urgency: 'critical' });
    notice.once('click', onClick);
    notice.show();
    return { close: () => notice.close() };
  },
};

let shownTray: Tray | undefined;
const tray: DeskTray = {
  show({ picture, words, badge, menu, onClick }) {
    const image = imageOf(picture);
    if (!shownTray) {
      shownTray = new Tray(image);
      // On macOS a click opens the menu.
      if (process.platform !== 'darwin') shownTray.on('click', onClick);
    }
    shownTray.setImage(image);
    shownTray.setToolTip(words);
    shownTray.setContextMenu(Menu.buildFromTemplate(menu.map(asTemplate)));
    if (process.platform !== 'win32') app.setBadgeCount(badge);
    else for (const window of BrowserWindow.getAllWindows()) window.setOverlayIcon(badge > 0 ? image : null, words);
  },
};

function imageOf({ size, pixels }: Bitmap) {
  return nativeImage.createFromBitmap(Buffer.from(pixels), { width: size, height: size, scaleFactor: 2 });
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
  notices,
  tray,
  secrets,
  files: settingsFolder(() => app.getPath('userData')),
  fetch: (url, init) => net.fetch(url, { ...init, credentials: 'omit' }),
  openExternal: (url) => shell.openExternal(url),
};
