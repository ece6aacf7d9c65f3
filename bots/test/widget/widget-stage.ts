/**
 * A program for the browser tests of the widget: our pages and the real Direct Line over the backend that lives in
 * memory, a page of a foreign site with the strictest policy, and a way to play the house's side and to fail.
 * It prints {url, host} and ends with its standard input.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { newId } from '@switchboard/shared/kernel';
import type { WebchatChannel } from '@switchboard/shared/webchat';
import Fastify from 'fastify';
import { mountDirectLine } from '../../src/direct-line/index.ts';
import { mountWidgetPages } from '../../src/widget-pages/index.ts';
import { MemoryBackend } from '../direct-line/stage/memory-backend.ts';

const generous = { burst: 1e6, perSecond: 1e6 };
const colours: Record<string, string> = {};

function channel(key: string, title: string, hosts: string[], colour: string): WebchatChannel & { secret: string } {
  const organisationId = newId(0);
  colours[organisationId] = colour;
  return {
    id: newId(0),
    organisationId,
    key,
    title,
    hosts,
    language: 'en-GB',
    queueKey: 'enquiries',
    flowKey: null,
    botName: 'Helper',
    privacyUrl: 'https://www.eastmere.example/privacy',
    exitUrl: `${hostUrl}/weather`,
    secret: key,
  };
}

/** A site of somebody else: nothing is allowed but our script and our frame. */
function foreignPage(path: string, origin: string): { html: string; policy: string } {
  const channelKey = path.startsWith('/stranger') ? 'northvale-council' : 'eastmere-police';
  const html = `<!doctype html><html lang="${path.startsWith('/cy') ? 'cy' : 'en-GB'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Somebody’s page ${path}</title></head>
<body><main><h1>Somebody’s page</h1><p><a href="/next">Next page</a></p></main>
<script src="${origin}/widget.js" data-channel="${channelKey}" data-colour="#0B5CAD"></script></body></html>`;
  return { html, policy: `default-src 'none'; script-src ${origin}; frame-src ${origin}; base-uri 'none'` };
}

const sockets = new Set<Socket>();
let isCut = false;

const host = createServer((request, response) => {
  const { html, policy } = foreignPage(request.url ?? '/', origins.publicUrl);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(html);
});
host.listen(0, '127.0.0.1');
await once(host, 'listening');
const hostUrl = `http://localhost:${(host.address() as AddressInfo).port}`;

const backend = new MemoryBackend(Date.now, [
  channel('eastmere-police', 'Eastmere Police', ['self', hostUrl], '#0B5CAD'),
  channel('northvale-council', 'Northvale District Council', ['self'], '#1F5F5B'),
]);
const begun: string[] = [];
const start = backend.start.bind(backend);
backend.start = async (how) => {
  const chat = await start(how);
  if (chat.ok) begun.push(chat.value.conversationId);
  return chat;
};

const http = Fastify({ forceCloseConnections: true });
const origins = { publicUrl: '', isOwnPage: (origin: string | undefined) => origin === origins.publicUrl };
await mountDirectLine(http, http.server, {
  backend,
  origins,
  clock: Date.now,
  tokenKey: Buffer.alloc(32, 7),
  log: console,
  limits: { speaking: generous, asking: generous, tokens: generous, files: generous },
});
await mountWidgetPages(http, {
  channelByKey: (key) => backend.channelByKey(key),
  colourOf: async (organisationId) => colours[organisationId],
  demo: true,
});

/** The other side of the chat: {do, …} about the newest conversation, or about the network. */
http.post('/stage', async (request) => {
  const order = request.body as { do: string; [more: string]: unknown };
  const id = (order['conversation'] as string | undefined) ?? begun.at(-1) ?? '';
  switch (order.do) {
    case 'speak':
      return backend.speak(
        id,
        order['as'] as 'bot' | 'agent',
        order['name'] as string,
        order['text'] as string,
        order['suggestions'] as string[],
      );
    case 'happen':
      return backend.happen(id, order['happening'] as Parameters<typeof backend.happen>[1]);
    case 'become':
      return backend.become(id, order['change'] as Parameters<typeof backend.become>[1]);
    case 'read':
      return backend.staffRead(id, order['upTo'] as number);
    case 'scan':
      return backend.scanned(id, [...backend.chat(id).files.keys()].at(-1)!, order['scan'] as 'clean');
    case 'typing':
      return backend.tell(id, { kind: 'typing', by: order['by'] as 'agent', name: order['name'] as string });
    case 'state': {
      const { messages, details, transcripts, state, typings, links } = backend.chat(id);
      return { id, conversations: begun.length, messages, details, transcripts, state, typings, links };
    }
    default:
      throw new Error(`Nobody knows how to ${order.do}.`);
  }
});

http.server.on('connection', (socket) => {
  if (isCut) return socket.destroy();
  sockets.add(socket);
  return socket.once('close', () => sockets.delete(socket));
});
origins.publicUrl = await http.listen({ host: '127.0.0.1', port: 0 });

/** Commands by line, for when the network itself is to fail: "cut", "mend". */
process.stdin.setEncoding('utf8').on('data', (text: string) => {
  for (const line of text.split('\n')) {
    if (line === 'mend') isCut = false;
    if (line !== 'cut') continue;
    isCut = true;
    for (const socket of sockets) socket.resetAndDestroy();
  }
});
process.stdin.on('end', () => process.exit(0));
console.log(JSON.stringify({ url: origins.publicUrl, host: hostUrl }));
