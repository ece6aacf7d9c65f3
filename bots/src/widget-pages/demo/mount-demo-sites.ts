import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendFile, servedFile } from '../widget-files.ts';
import { demoChoice, demoPage } from './demo-page.ts';
import { eastmere } from './eastmere.ts';
import { northvale } from './northvale.ts';

const sites = [eastmere, northvale];

/** As strict as a careful organisation's own: what the chat needs is `script-src` and `frame-src`, and no more. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "frame-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The two web sites of the demonstration and the page that leads to them. */
export function mountDemoSites(http: FastifyInstance): void {
  const style = servedFile(join(import.meta.dirname, 'site.css'));
  http.get('/demo/site.css', async (request, reply) => sendFile(request, reply, style, 'no-cache'));
  http.get('/demo', async (_request, reply) => sendPage(reply, demoChoice(sites)));
  for (const site of sites) {
    for (const page of [...site.pages, site.privacy]) {
      http.get(page.path, async (_request, reply) => sendPage(reply, demoPage(site, page)));
    }
  }
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('Cache-Control', 'no-cache')
    .header('Content-Security-Policy', policy)
    .send(html);
}
