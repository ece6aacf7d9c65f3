import type { ToFrame, ToHost } from '../host-messages.ts';
import './switchboard-chat.ts';
import { launcherPicture, launcherStyle, launcherWords } from './launcher.ts';

export interface HostChatSettings {
  readonly origin: string;
  /** Where the frame leads. */
  readonly address: string;
  readonly channel: string;
  readonly language: string;
  readonly colour: string | undefined;
  readonly label: string | undefined;
}

/** Windows smaller than this give the chat all they have. */
const smallWindow = '(max-width: 480px), (max-height: 500px)';
const usualColour = '#15202B';
const placed = 'border:0;position:fixed;z-index:2147483001;color-scheme:normal;';
const beside =
  'right:24px;bottom:24px;width:min(404px,calc(100vw - 48px));height:min(700px,calc(100vh - 48px));border-radius:12px;box-shadow:0 0 0 1px #fff,0 0 0 2px rgb(21 32 43/30%),0 16px 40px rgb(21 32 43/25%)';
const over = 'inset:0;width:100%;height:100%';

/** The button on the page and the frame it opens. The frame loads when it is first wanted, or a chat waits in it. */
export class HostChat {
  readonly #settings: HostChatSettings;
  readonly #host = document.createElement('div');
  readonly #button = document.createElement('button');
  readonly #count = document.createElement('b');
  readonly #small = matchMedia(smallWindow);
  #frame: HTMLIFrameElement | undefined;
  #isReady = false;
  #isOpen = false;
  #takesFocus = true;

  constructor(settings: HostChatSettings) {
    this.#settings = settings;
    const root = this.#host.attachShadow({ mode: 'open' });
    // A constructed sheet needs no permission of the page's `style-src`.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyle(/^#[\da-f]{6}$/i.test(settings.colour ?? '') ? settings.colour! : usualColour));
    root.adoptedStyleSheets = [sheet];
    this.#button.type = 'button';
    this.#button.setAttribute('aria-haspopup', 'dialog');
    this.#button.setAttribute('aria-expanded', 'false');
    this.#button.append(launcherPicture(), settings.label ?? this.#words.chat, this.#count);
    this.#button.onclick = () => this.open();
    root.append(this.#button);
    document.body.append(this.#host);
    addEventListener('message', (event) => this.#hear(event));
    this.#small.addEventListener('change', () => this.#place());
    const kept = this.#remembered();
    if (kept) this.#load();
    if (kept === 'open' && !this.#small.matches) this.open(false);
  }

  open(takesFocus = true): void {
    this.#isOpen = true;
    this.#takesFocus = takesFocus;
    this.#load();
    this.#place();
    this.#button.setAttribute('aria-expanded', 'true');
    this.#host.hidden = true;
    if (this.#isReady) this.#sendOpen();
    if (takesFocus) this.#frame?.focus();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#place();
    this.#host.hidden = false;
    this.#button.setAttribute('aria-expanded', 'false');
    this.#button.focus();
    this.#send({ chat: 'close' });
    if (this.#remembered()) this.#remember('small');
  }

  get #words() {
    return this.#settings.language.startsWith('cy') ? launcherWords.cy : launcherWords.en;
  }

  #load(): void {
    if (this.#frame) return;
    const frame = document.createElement('iframe');
    frame.title = this.#words.frame;
    frame.src = this.#settings.address;
    this.#frame = frame;
    this.#place();
    document.body.append(frame);
  }

  #place(): void {
    const isFull = this.#small.matches;
    if (!this.#frame) return;
    this.#frame.style.cssText = placed + (isFull ? over : beside) + (this.#isOpen ? '' : ';display:none');
    document.documentElement.style.overflow = this.#isOpen && isFull ? 'hidden' : '';
  }

  #hear({ source, origin, data }: MessageEvent<ToHost | undefined>): void {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#settings.origin || !data) return;
    switch (data.chat) {
      case 'ready':
        this.#isReady = true;
        if (!data.isLive) this.#remember(null);
        if (this.#isOpen) this.#sendOpen();
        return;
      case 'close':
        return this.close();
      case 'whatIsKept':
        return this.#send({ chat: 'kept', items: this.#items() });
      case 'keep':
        return this.#store(this.#itemPrefix + data.key, data.value);
      case 'unread':
        this.#count.textContent = data.count > 0 ? this.#words.unread(data.count) : '';
        return;
      case 'live':
        return this.#remember(data.isLive ? (this.#isOpen ? 'open' : 'small') : null);
      case 'exit':
        this.#remember(null);
        this.#frame.remove();
        return location.replace(data.url);
    }
  }

  #sendOpen(): void {
    this.#send({ chat: 'open', isFull: this.#small.matches, takesFocus: this.#takesFocus });
  }

  #send(message: ToFrame): void {
    this.#frame?.contentWindow?.postMessage(message, this.#settings.origin);
  }

  /** On the page's own side: that there is a chat, so that the next page of the site knows to load it. */
  #remembered(): string | null {
    return this.#storage()?.getItem(this.#key) ?? null;
  }

  #remember(state: 'open' | 'small' | null): void {
    this.#store(this.#key, state);
  }

  #store(key: string, value: string | null): void {
    try {
      if (value === null) this.#storage()?.removeItem(key);
      else this.#storage()?.setItem(key, value);
    } catch {
      // Full: the chat goes on without being kept.
    }
  }

  #items(): Record<string, string> {
    const kept = Object.entries(this.#storage() ?? {}).filter(([key]) => key.startsWith(this.#itemPrefix));
    return Object.fromEntries(kept.map(([key, value]) => [key.slice(this.#itemPrefix.length), String(value)]));
  }

  #storage(): Storage | undefined {
    try {
      return localStorage;
    } catch {
      return undefined;
    }
  }

  get #key(): string {
    return `switchboard.page.${this.#settings.channel}`;
  }

  get #itemPrefix(): string {
    return `switchboard.frame.${this.#settings.channel}.`;
  }
}
