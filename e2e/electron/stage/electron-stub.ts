/**
 * Runs the real built main process and the real built preload against a stand-in for Electron. It shows the wiring:
 * window flags, the bridge's contract, what main serves, where the window may go. It does not show Electron itself:
 * sandbox, safe and packaging are shown by electron.spec.ts, on a machine that has the binary.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type MenuItem,
  nativeImage,
  notificationClass,
  type ShownNotification,
  type ShownTray,
  trayClass,
} from './shown-outside.ts';

type Handler = (event: { senderFrame: { url: string } }, payload: unknown) => Promise<unknown>;
type Listener = (...given: never[]) => unknown;

/** What main asked of Electron, and what Electron would ask of main. */
export class BootedMain {
  sandboxed = false;
  readonly windows: { webPreferences: Record<string, unknown> }[] = [];
  readonly loaded: string[] = [];
  readonly schemes: { scheme: string; privileges: Record<string, boolean> }[] = [];
  readonly channels = new Map<string, Handler>();
  readonly listeners = new Map<string, Listener>();
  readonly openedOutside: string[] = [];
  /** Answers an address of the desk's own scheme. */
  serve: (request: { url: string }) => Promise<Response> = () => Promise.reject(new Error('main serves no pages'));
  permissionAsked: (permission: string, url: string) => boolean = () => true;
  permissionWanted: (permission: string, url: string) => boolean = () => true;
  deviceAsked: () => boolean = () => true;
  /** Carries what main says unasked to the page that has the preload. */
  toPage: (channel: string, news?: unknown) => void = () => undefined;
  /** Whether the person works in the desk's window. */
  hasFocus = true;
  shown = 0;
  isFlashing = false;
  readonly notifications = new Set<ShownNotification>();
  /** The program beside the clock: one, however often it changes. */
  readonly trays: ShownTray[] = [];
  badge = 0;
  /** Schemes whose links come to this program. */
  readonly linksOf = new Map<string, readonly string[]>();
}

const nothing = (): undefined => undefined;
/** How the stand-in for the computer's safe seals: turned round, which is enough to tell sealed from plain. */
export const turned = (text: string): string => [...text].toReversed().join('');

function windowClass(main: BootedMain, opened: () => void) {
  return class {
    static getFocusedWindow = () => (main.hasFocus ? {} : null);
    static getAllWindows = () => [];
    readonly webContents = { send: (channel: string, news?: unknown) => main.toPage(channel, news) };
    constructor(options: { webPreferences: Record<string, unknown> }) {
      main.windows.push(options);
    }
    on = nothing;
    once = nothing;
    isMinimized = () => false;
    show = () => void (main.shown += 1);
    focus = () => {
      main.hasFocus = true;
    };
    flashFrame(isNeeded: boolean): void {
      main.isFlashing = isNeeded;
    }
    async loadURL(url: string): Promise<void> {
      main.loaded.push(url);
      opened();
    }
  };
}

const appFor = (main: BootedMain, userData: string) => ({
  isPackaged: true,
  enableSandbox: () => {
    main.sandboxed = true;
  },
  requestSingleInstanceLock: () => true,
  on: (event: string, listener: Listener) => main.listeners.set(event, listener),
  quit: nothing,
  exit: nothing,
  whenReady: async () => nothing(),
  getPath: () => userData,
  getVersion: () => '0.1.0',
  setBadgeCount: (count: number) => {
    main.badge = count;
  },
  isDefaultProtocolClient: (scheme: string) => main.linksOf.has(scheme),
  setAsDefaultProtocolClient: (scheme: string, _program: string, given: readonly string[]) =>
    main.linksOf.set(scheme, given),
  removeAsDefaultProtocolClient: (scheme: string) => main.linksOf.delete(scheme),
});

const sessionFor = (main: BootedMain) => ({
  setPermissionRequestHandler: (
    handler: (contents: null, permission: string, decide: (granted: boolean) => void, about: object) => void,
  ) => {
    main.permissionWanted = (permission, requestingUrl) => {
      let granted = false;
      handler(null, permission, (decision) => (granted = decision), { requestingUrl });
      return granted;
    };
  },
  setPermissionCheckHandler: (check: (contents: null, permission: string, url: string) => boolean) => {
    main.permissionAsked = (permission, url) => check(null, permission, url);
  },
  setDevicePermissionHandler: (check: () => boolean) => {
    main.deviceAsked = check;
  },
  setDisplayMediaRequestHandler: nothing,
});

function electronFor(main: BootedMain, userData: string, opened: () => void, failed: (failure: Error) => void) {
  return {
    app: appFor(main, userData),
    BrowserWindow: windowClass(main, opened),
    dialog: { showErrorBox: (title: string, words: string) => failed(new Error(`${title}: ${words}`)) },
    ipcMain: { handle: (channel: string, handler: Handler) => main.channels.set(channel, handler) },
    Menu: { buildFromTemplate: (menu: readonly MenuItem[]) => menu, setApplicationMenu: nothing },
    nativeImage,
    Notification: notificationClass(main),
    Tray: trayClass(main),
    net: { fetch: (url: string, init: RequestInit) => fetch(url, init) },
    protocol: {
      registerSchemesAsPrivileged: (schemes: BootedMain['schemes']) => main.schemes.push(...schemes),
      handle: (_scheme: string, serve: BootedMain['serve']) => {
        main.serve = serve;
      },
    },
    safeStorage: {
      getSelectedStorageBackend: () => 'gnome_libsecret',
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text: string) => Buffer.from(turned(text)),
      decryptStringAsync: async (bytes: Buffer) => ({ shouldReEncrypt: false, result: turned(bytes.toString()) }),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    session: { defaultSession: sessionFor(main) },
    shell: { openExternal: async (url: string) => void main.openedOutside.push(url) },
  };
}

let boots = 0;

/** Starts the built main process; `out` is the folder electron-vite built into. */
export async function bootMain(out: string, userData: string): Promise<BootedMain> {
  const main = new BootedMain();
  const { promise: windowOpened, resolve: opened, reject: failed } = Promise.withResolvers<void>();
  const electron = electronFor(main, userData, opened, failed);
  boots += 1;
  const standIn = `electronStub${boots}`;
  Object.assign(globalThis, { [standIn]: electron });
  const source = Object.keys(electron)
    .map((name) => `export const ${name} = globalThis.${standIn}.${name};`)
    .join('\n');
  const url = `stub:electron-${boots}`;
  const hooks = registerHooks({
    resolve: (name, context, next) => (name === 'electron' ? { url, shortCircuit: true } : next(name, context)),
    load: (asked, context, next) =>
      asked === url ? { format: 'module', source, shortCircuit: true } : next(asked, context),
  });
  try {
    await import(`${pathToFileURL(join(out, 'main/index.js')).href}?boot=${boots}`);
  } finally {
    hooks.deregister();
  }
  await windowOpened;
  return main;
}
