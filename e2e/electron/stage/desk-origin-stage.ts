/**
 * Chromium alone cannot load app://switchboard. So main's own page server answers on a loopback port, and the server is
 * reached through a relay that translates that page's origin to app://switchboard and back: all rules about origins,
 * tokens and cookies are the real server's.
 */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { BootedMain } from './electron-stub.ts';

const deskOrigin = 'app://switchboard';

export interface DeskStage {
  /** Stands for app://switchboard. */
  readonly pages: string;
  /** The server as this desk reaches it. */
  readonly server: string;
  /** Origin and cookies of each call the pages made. */
  readonly calls: readonly { origin: string | undefined; cookie: string | undefined; authorised: boolean }[];
  close(): void;
}

/** `main` is the process that runs now: it may be started anew while the stage stands. */
export async function openDeskStage(main: () => BootedMain, stackUrl: string): Promise<DeskStage> {
  const pages = createServer((asked, response) => {
    void (async () => {
      const answer = await main().serve({ url: `${deskOrigin}${asked.url}` });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  const pagesOrigin = await listening(pages);
  const calls: { origin: string | undefined; cookie: string | undefined; authorised: boolean }[] = [];
  const relay = relayTo(new URL(stackUrl), pagesOrigin, ({ origin, cookie, authorization }) => {
    if (origin) calls.push({ origin, cookie, authorised: authorization?.startsWith('Bearer ') ?? false });
  });
  const close = () => {
    for (const each of [pages, relay]) each.close().closeAllConnections();
  };
  return { pages: pagesOrigin, server: await listening(relay), calls, close };
}

function relayTo(stack: URL, pagesOrigin: string, note: (headers: IncomingHttpHeaders) => void): Server {
  const translated = (headers: IncomingHttpHeaders): IncomingHttpHeaders => ({
    ...headers,
    host: stack.host,
    ...(headers.origin === pagesOrigin && { origin: deskOrigin }),
  });
  const relay = createServer((asked, response) => {
    const headers = translated(asked.headers);
    note(headers);
    const onward = request(new URL(asked.url ?? '/', stack), { method: asked.method, headers }, (answer) => {
      const allowed = answer.headers['access-control-allow-origin'];
      if (allowed === deskOrigin) answer.headers['access-control-allow-origin'] = pagesOrigin;
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    asked.pipe(onward);
  });
  relay.on('upgrade', (asked, socket, head) => {
    const headers = translated(asked.headers);
    note(headers);
    const onward = connect(Number(stack.port), stack.hostname, () => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
      onward.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return relay;
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
