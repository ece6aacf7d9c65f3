import { resolve } from 'node:path';
import type { WebchatBackend } from '@switchboard/shared/webchat';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mountDemoSites } from './demo/mount-demo-sites.ts';
import { framePage, framePolicy } from './frame-page.ts';
import { readWidgetFiles, sendFile, type WidgetFiles } from './widget-files.ts';

export interface WidgetPagesNeeds {
  readonly channelByKey: WebchatBackend['channelByKey'];
  /** `#RRGGBB` of the organisation; undefined: our own blue. */
  readonly colourOf: (organisationId: string) => Promise<string | undefined>;
  /** Shows the two web sites of the demonstration at /demo. */
  readonly demo: boolean;
  /** The build; elsewhere in tests. */
  readonly folder?: string;
}

const builtFolder = resolve(import.meta.dirname, '../../widget/out');
const notBuilt = 'The webchat has not been built yet. Run "npm start", which builds it.';
const aFewMinutes = 'public, max-age=300, stale-while-revalidate=86400';
const forGood = 'public, max-age=31536000, immutable';

/** Serves /widget.js to other people's pages, /webchat/<channel> to the frame it makes, and /demo. */
export async function mountWidgetPages(http: FastifyInstance, needs: WidgetPagesNeeds): Promise<void> {
  if (needs.demo) mountDemoSites(http);
  const files = readWidgetFiles(needs.folder ?? builtFolder);
  if (!files) {
    for (const path of ['/widget.js', '/webchat/:channel']) {
      http.get(path, async (_request, reply) => reply.code(503).type('text/plain').send(notBuilt));
    }
    return;
  }
  http.get('/widget.js', async (request, reply) => {
    // Any page may load it; what it shows is up to the channel's own list of hosts.
    reply.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return sendFile(request, reply, files.loader, aFewMinutes);
  });
  http.get('/webchat/assets/:file', async (request, reply) => {
    const { file } = request.params as { file: string };
    const asset = files.assets.get(file);
    return asset ? sendFile(request, reply, asset, forGood) : reply.callNotFound();
  });
  http.get('/webchat/:channel', (request, reply) => sendFramePage(request, reply, files, needs));
}

async function sendFramePage(
  request: FastifyRequest,
  reply: FastifyReply,
  files: WidgetFiles,
  { channelByKey, colourOf }: WidgetPagesNeeds,
) {
  const { channel: key } = request.params as { channel: string };
  const channel = await channelByKey(key);
  if (!channel) return reply.callNotFound();
  // It says the opposite of frame-ancestors, and older than it.
  reply.raw.removeHeader('X-Frame-Options');
  return reply
    .type('text/html; charset=utf-8')
    .header('Cache-Control', 'no-cache')
    .header('Content-Security-Policy', framePolicy(channel.hosts, socketOriginOf(request)))
    .send(framePage(files.page, channel, await colourOf(channel.organisationId)));
}

function socketOriginOf({ host, protocol }: FastifyRequest): string | undefined {
  return /^[\w.:[\]-]+$/.test(host) ? `${protocol === 'https' ? 'wss' : 'ws'}://${host}` : undefined;
}
