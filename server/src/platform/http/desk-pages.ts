import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const notBuilt =
  'The desk has not been built yet. Run "npm start", which builds it, or "npm run build:web -w desktop".';

/** Serves the desk's pages at /desk: every path below it is the one page, whose script shows the right screen. */
export async function mountDeskPages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/desk', async (_request, reply) => reply.code(503).type('text/plain').send(notBuilt));
    return;
  }
  const page = deskPage(join(folder, 'index.html'));
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/desk/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  app.get('/', async (_request, reply) => reply.redirect('/desk'));
  app.get('/desk', page);
  app.get('/desk/*', page);
}

/** The page with a fresh nonce for its style tags; read again when a new build has replaced it. */
function deskPage(file: string) {
  let text = '';
  let readAt = 0;
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const changedAt = statSync(file).mtimeMs;
    if (changedAt !== readAt) {
      text = readFileSync(file, 'utf8');
      readAt = changedAt;
    }
    const html = text.replaceAll('__CSP_NONCE__', request.styleNonce);
    return reply.type('text/html').header('Cache-Control', 'no-store').send(html);
  };
}
