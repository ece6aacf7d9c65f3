import type { FrameOptions, ToFrame, ToHost } from '../host-messages.ts';

/** The page around the frame, or nobody when the chat stands in a window of its own. */
export class HostLink {
  readonly #window: Window;
  readonly isFramed: boolean;

  constructor(page: Window) {
    this.#window = page;
    this.isFramed = page.parent !== page;
  }

  /** Which pages may frame us is settled by the header `frame-ancestors`; nothing here is a secret from them. */
  tell(message: ToHost): void {
    if (this.isFramed) this.#window.parent.postMessage(message, '*');
  }

  listen(listener: (message: ToFrame) => void): void {
    this.#window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame | undefined>) => {
      if (source === this.#window.parent && this.isFramed && data?.chat) listener(data);
    });
  }

  options(): Partial<FrameOptions> {
    return Object.fromEntries(new URLSearchParams(this.#window.location.hash.slice(1)));
  }
}
