import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

interface HealthPage {
  readonly host: string;
  readonly port: number;
  /** Asked for at every look. */
  readonly report: () => object;
}

/** The health page of a telephony node, `GET /healthz`: 200 while the process is alive, with what it is linked to. */
export async function startHealthServer({ host, port, report }: HealthPage): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const isLook = request.method === 'GET' || request.method === 'HEAD';
    if (path !== '/healthz' || !isLook) {
      response.writeHead(path === '/healthz' ? 405 : 404, { 'content-length': 0 }).end();
      return;
    }
    const body = JSON.stringify(report());
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(body),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

/** The port a listening server got, which matters when it asked for any. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The health page does not listen on a port.');
  return address.port;
}
