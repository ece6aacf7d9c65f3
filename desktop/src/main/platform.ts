/**
 * All that the main process's own logic needs of Electron and the computer. Only electron-platform.ts imports Electron, so
 * that everything else runs, and is tested, without it.
 */
export interface Platform {
  readonly program: Program;
  readonly windows: Windows;
  readonly pages: Pages;
  readonly notices: Notices;
  readonly tray: Tray;
  readonly secrets: SecretStore;
  readonly files: SettingsFiles;
  /** Asks over the computer's own network settings: its proxy and its certificate store. Keeps no cookies. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Opens an address in the person's own browser, mail program or dialler. */
  openExternal(url: string): Promise<void>;
}

export interface Program {
  readonly version: string;
  /** False while a developer runs it from the sources. */
  readonly isPackaged: boolean;
  /** A server set from outside (`SWITCHBOARD_SERVER`), which outranks what a person chose. */
  readonly givenServer: string | undefined;
  /** What this start was given, the person's link among it. */
  readonly arguments: readonly string[];
  /** Before the program is ready: every process in its sandbox, and our own scheme. Files of other programs lead nowhere. */
  prepare(scheme: string): void;
  /** False when this program already runs for this person; the running one is then given `link`. */
  isFirst(link: string | undefined): boolean;
  ready(): Promise<void>;
  /** The person started the program again, perhaps for a link. */
  onStartedAgain(listener: (link: string | undefined) => void): void;
  /** The operating system hands over a link without a second start (macOS). To be set before the program is ready. */
  onLink(listener: (link: string) => void): void;
  /** Whether the operating system gives links of this scheme to this program. */
  opensLinks(scheme: string): boolean;
  /** Asks the operating system for the links of this scheme, or gives them back. */
  setOpensLinks(scheme: string, isWanted: boolean): void;
  quit(): void;
  /** Says why there is no desk, and ends. */
  fail(title: string, words: string): void;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  /** Without x and y: in the middle of the main screen. */
  readonly bounds: Partial<Rectangle> & Pick<Rectangle, 'width' | 'height'>;
  readonly maximised: boolean;
}

export interface DeskWindow {
  load(url: string): Promise<void>;
  /** Brings it before the person's eyes, also when minimised. */
  show(): void;
  /** Asks for attention beside the clock or in the task bar, until it is looked at. */
  flash(isNeeded: boolean): void;
  /** Tells the page something on one channel of the bridge. */
  tell(channel: string, news?: unknown): void;
}

export interface Windows {
  /** The work areas of all screens. */
  screens(): Rectangle[];
  /** `onClosing` is awaited before the window goes. */
  open(place: WindowPlace, onClosing: (place: WindowPlace) => Promise<void>): DeskWindow;
  /** Whether the person works in a window of ours right now. */
  isWatched(): boolean;
  setMenu(menu: readonly MenuEntry[]): void;
  /** Asks before something that cannot be undone. */
  confirm(question: string, detail: string, yes: string): Promise<boolean>;
}

/** The computer's own notifications. */
export interface Notices {
  /** Shows one until it is closed. `onClick` is called at most once. */
  show(words: { readonly title: string; readonly body: string }, onClick: () => void): OpenNotice;
}

export interface OpenNotice {
  close(): void;
}

/** The program beside the clock. */
export interface Tray {
  /** Puts it there, or changes it. */
  show(look: {
    readonly picture: Bitmap;
    /** What it says when pointed at, and to a screen reader. */
    readonly words: string;
    /** A number on the program's own picture; 0 for none. */
    readonly badge: number;
    readonly menu: readonly MenuEntry[];
    readonly onClick: () => void;
  }): void;
}

/** A picture as Electron takes it: rows of blue, green, red and opacity, colours multiplied by the opacity. */
export interface Bitmap {
  /** Pixels in each direction, for screens of double density. */
  readonly size: number;
  readonly pixels: Uint8Array;
}

/** An entry of a menu: one of the operating system's own (`role`), or one of ours. */
export type MenuEntry =
  | { readonly role: MenuRole }
  | { readonly type: 'separator' }
  | { readonly label: string; readonly enabled: false }
  | { readonly label: string; readonly click: () => void }
  | {
      readonly label: string;
      readonly type: 'radio' | 'checkbox';
      readonly checked: boolean;
      readonly click: () => void;
    }
  | { readonly label: string; readonly submenu: readonly MenuEntry[] };

export type MenuRole =
  | 'about'
  | 'close'
  | 'copy'
  | 'cut'
  | 'minimize'
  | 'paste'
  | 'quit'
  | 'redo'
  | 'reload'
  | 'resetZoom'
  | 'selectAll'
  | 'toggleDevTools'
  | 'togglefullscreen'
  | 'undo'
  | 'zoomIn'
  | 'zoomOut';

interface PreventableEvent {
  preventDefault(): void;
}

/** The part of a page's contents that the navigation policy needs. */
export interface GuardedContents {
  on(event: 'will-navigate', listener: (event: PreventableEvent, url: string) => void): unknown;
  on(event: 'will-redirect', listener: (event: PreventableEvent, url: string) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: PreventableEvent) => void): unknown;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void;
}

/** What pages are given, and what is kept from them. */
export interface Pages {
  onContents(listener: (contents: GuardedContents) => void): void;
  /** Decides on microphone, notifications and the like, each time anew; devices and screens are never handed over. */
  decidePermissions(mayUse: (permission: string, requestingUrl: string) => boolean): void;
  serve(scheme: string, answer: (request: { url: string }) => Promise<Response>): void;
  /** Answers one channel of the bridge; `senderUrl` is the page that asks, empty where there is none. */
  answer(channel: string, answer: (senderUrl: string, payload: unknown) => Promise<unknown>): void;
}

/** The computer's own safe for secrets. */
export interface SecretStore {
  /** False where there is none, and where there is only a pretence of one (a key in the program itself). */
  available(): Promise<boolean>;
  encrypt(text: string): Promise<Uint8Array>;
  decrypt(bytes: Uint8Array): Promise<string>;
}

/** Small files in the person's own settings folder. A write replaces the whole file or leaves the old one. */
export interface SettingsFiles {
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}
