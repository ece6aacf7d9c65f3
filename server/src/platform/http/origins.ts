import { isLoopback } from '@switchboard/shared/configuration';
import { desktopOrigin } from '@switchboard/shared/protocol';

/**
 * Which origins are ours: the public one, and on a loopback installation every loopback name for the same port.
 * Cookies are believed only from pages of ours; the Electron desk may call with a token.
 */
export class Origins {
  readonly #pages: ReadonlySet<string>;

  constructor(publicUrl: string) {
    const url = new URL(publicUrl);
    const pages = [url.origin];
    if (isLoopback(url.hostname)) {
      const port = url.port ? `:${url.port}` : '';
      for (const host of ['127.0.0.1', 'localhost', '[::1]']) pages.push(`${url.protocol}//${host}${port}`);
    }
    this.#pages = new Set(pages);
  }

  /** A page this server delivered. */
  isOwnPage(origin: string | undefined): boolean {
    return origin !== undefined && this.#pages.has(origin);
  }

  /** Whoever may call across origins at all. */
  mayCall(origin: string | undefined): boolean {
    return origin === undefined || origin === desktopOrigin || this.isOwnPage(origin);
  }
}
