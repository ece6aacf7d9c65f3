import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from '@playwright/test';
import { type WebSocket, WebSocketServer } from 'ws';
import { PaintWatch } from './paint-watch.ts';

const page = `<!doctype html><title>Ping</title><body><script>
  new WebSocket('ws://' + location.host).onmessage = ({ data }) => {
    document.body.innerHTML = data === 'clear' ? '' : '<article>' + data + '</article>';
  };
</script>`;

/** The least a screen pop can be: one frame over a bare WebSocket, painted by a page that does nothing else. */
export class PingPage {
  readonly #server: Server;
  readonly #socket: WebSocket;
  readonly #page: Page;
  readonly #paints: PaintWatch;

  private constructor(parts: { server: Server; socket: WebSocket; page: Page; paints: PaintWatch }) {
    this.#server = parts.server;
    this.#socket = parts.socket;
    this.#page = parts.page;
    this.#paints = parts.paints;
  }

  static async open(browser: Browser): Promise<PingPage> {
    const server = createServer((_request, answer) => answer.setHeader('Content-Type', 'text/html').end(page));
    const sockets = new WebSocketServer({ server });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const shown = await (await browser.newContext()).newPage();
    const linked = once(sockets, 'connection');
    await shown.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [socket] = (await linked) as [WebSocket];
    return new PingPage({ server, socket, page: shown, paints: await PaintWatch.on(shown, 'article') });
  }

  /** Milliseconds from sending a ping until it is painted. */
  async once(): Promise<number> {
    await this.#page.bringToFront();
    const painted = this.#paints.next();
    const sentAt = Date.now();
    this.#socket.send('ping');
    const paintedAt = await painted;
    this.#socket.send('clear');
    await this.#paints.gone();
    return paintedAt - sentAt;
  }

  async close(): Promise<void> {
    this.#socket.terminate();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
