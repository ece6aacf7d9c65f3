/** Stand-ins for what Electron shows outside the window: notifications, and the program beside the clock. */

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly click: () => void;
}

export interface MenuItem {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly click?: () => void;
}

export interface ShownTray {
  words: string;
  menu: readonly MenuItem[];
  picture: Picture;
}

interface Picture {
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** Where it is written down. */
interface Outside {
  readonly notifications: Set<ShownNotification>;
  readonly trays: ShownTray[];
}

const nothing = (): undefined => undefined;

export function notificationClass(main: Outside) {
  return class {
    readonly #words: { title: string; body: string };
    #click: () => void = nothing;
    #shown: ShownNotification | undefined;
    constructor(words: { title: string; body: string }) {
      this.#words = words;
    }
    once(event: string, listener: () => void): void {
      if (event === 'click') this.#click = listener;
    }
    show(): void {
      this.#shown = { ...this.#words, click: () => this.#click() };
      main.notifications.add(this.#shown);
    }
    close(): void {
      if (this.#shown) main.notifications.delete(this.#shown);
    }
  };
}

export function trayClass(main: Outside) {
  return class {
    readonly #shown: ShownTray;
    constructor(picture: Picture) {
      this.#shown = { words: '', menu: [], picture };
      main.trays.push(this.#shown);
    }
    on = nothing;
    setImage(picture: Picture): void {
      this.#shown.picture = picture;
    }
    setToolTip(words: string): void {
      this.#shown.words = words;
    }
    setContextMenu(menu: readonly MenuItem[]): void {
      this.#shown.menu = menu;
    }
  };
}

export const nativeImage = {
  createFromBitmap: (bitmap: Uint8Array, { width, height }: { width: number; height: number }): Picture => ({
    bytes: bitmap.length,
    width,
    height,
  }),
};
