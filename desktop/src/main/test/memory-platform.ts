import type {
  DeskWindow,
  GuardedContents,
  MenuEntry,
  Platform,
  Rectangle,
  SecretStore,
  SettingsFiles,
  Tray,
  WindowPlace,
} from '../platform.ts';

/** A settings folder in memory; `kept` shows what lies in it. */
export function memoryFiles(): SettingsFiles & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    read: async (name) => kept.get(name),
    write: async (name, bytes) => void kept.set(name, bytes),
    remove: async (name) => void kept.delete(name),
  };
}

/** A safe that is there or not; what it keeps cannot be read with the eye, which is all a test looks at. */
export function safe(available: boolean): SecretStore {
  const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0x5a);
  return {
    available: async () => available,
    encrypt: async (text) => turned(new TextEncoder().encode(text)),
    decrypt: async (bytes) => new TextDecoder().decode(turned(bytes)),
  };
}

export type TrayFace = Parameters<Tray['show']>[0];

export interface NotedNotice {
  readonly title: string;
  readonly body: string;
  readonly click: () => void;
}

/** What Electron would do, written down in the order it was asked. */
export class NotedPlatform implements Platform {
  readonly did: string[] = [];
  readonly opened: string[] = [];
  readonly channels = new Map<string, (senderUrl: string, payload: unknown) => Promise<unknown>>();
  readonly guards: ((contents: GuardedContents) => void)[] = [];
  readonly files = memoryFiles();
  readonly secrets = safe(true);
  fetch: Platform['fetch'] = (url, init) => fetch(url, init);
  menu: readonly MenuEntry[] = [];
  screens: Rectangle[] = [{ x: 0, y: 0, width: 1920, height: 1040 }];
  place: WindowPlace | undefined;
  closeAt: (place: WindowPlace) => Promise<void> = async () => undefined;
  startAgain: (link?: string) => void = () => undefined;
  handLink: (link: string) => void = () => undefined;
  given: readonly string[] = [];
  readonly claimed = new Set<string>();
  /** Notifications that stand on the screen. */
  readonly standing = new Set<NotedNotice>();
  readonly told: { channel: string; news: unknown }[] = [];
  face: TrayFace | undefined;
  isWatched = true;
  serve: ((request: { url: string }) => Promise<Response>) | undefined;
  isFirst = true;
  agrees = true;
  givenServer: string | undefined;

  readonly openExternal = async (url: string): Promise<void> => void this.opened.push(url);

  readonly pages: Platform['pages'] = {
    onContents: (listener) => void this.guards.push(listener),
    decidePermissions: () => void this.did.push('decide permissions'),
    serve: (scheme, answer) => {
      this.did.push(`serve ${scheme}`);
      this.serve = answer;
    },
    answer: (channel, answer) => void this.channels.set(channel, answer),
  };

  readonly windows: Platform['windows'] = {
    screens: () => this.screens,
    open: (place, onClosing) => {
      this.place = place;
      this.closeAt = onClosing;
      return this.#window;
    },
    setMenu: (menu) => {
      this.menu = menu;
    },
    isWatched: () => this.isWatched,
    confirm: async () => this.agrees,
  };

  readonly notices: Platform['notices'] = {
    show: (words, onClick) => {
      const notice = { ...words, click: onClick };
      this.standing.add(notice);
      return { close: () => void this.standing.delete(notice) };
    },
  };

  readonly tray: Platform['tray'] = {
    show: (face) => {
      this.face = face;
    },
  };

  readonly #window: DeskWindow = {
    load: async (url) => void this.did.push(`load ${url}`),
    show: () => void this.did.push('show'),
    flash: (isNeeded) => void this.did.push(isNeeded ? 'flash' : 'flash no more'),
    tell: (channel, news) => {
      this.did.push(`tell ${channel}`);
      this.told.push({ channel, news });
    },
  };

  get program(): Platform['program'] {
    return {
      version: '1.2.3',
      isPackaged: true,
      givenServer: this.givenServer,
      prepare: (scheme) => void this.did.push(`prepare ${scheme}`),
      arguments: this.given,
      isFirst: (link) => {
        if (!this.isFirst) this.did.push(`hand over ${link ?? 'nothing'}`);
        return this.isFirst;
      },
      ready: async () => void this.did.push('ready'),
      onStartedAgain: (listener) => {
        this.startAgain = (link) => listener(link);
      },
      onLink: (listener) => {
        this.handLink = listener;
      },
      opensLinks: (scheme) => this.claimed.has(scheme),
      setOpensLinks: (scheme, isWanted) => void this.claimed[isWanted ? 'add' : 'delete'](scheme),
      quit: () => void this.did.push('quit'),
      fail: (title, words) => void this.did.push(`fail ${title}: ${words}`),
    };
  }
}
