import type { Server } from 'node:http';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { mountActivityRoutes } from './activity-routes.ts';
import { answerFailure, sendRefusal } from './answers.ts';
import { Callers } from './callers.ts';
import { ChatAddresses, directLinePath } from './chat-addresses.ts';
import { mountConversationRoutes } from './conversation-routes.ts';
import type { DirectLineContext } from './direct-line-context.ts';
import { type DirectLineLimits, type DirectLineNeeds, usualLimits } from './direct-line-needs.ts';
import { mountFileRoute } from './file-route.ts';
import { PollingLinks } from './polling-links.ts';
import { RateLimit } from './rate-limit.ts';
import { StreamUpgrade } from './stream-upgrade.ts';
import { mountTokenRoutes } from './token-routes.ts';
import { Tokens } from './tokens.ts';
import { mountUploadRoute } from './upload-route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route decides itself which web pages may call it. */
    judgesOrigins?: boolean;
  }
}

export interface RunningDirectLine {
  /** Sends every page elsewhere; call it before the server closes. */
  stop(): Promise<void>;
}

/** Beyond what the backend takes: it is the backend that says how large a file may be. */
const largestPart = 16 * 1024 * 1024;
/** Beyond what upload-parts.ts lets through: the limits of the parser end a body, and with it the answer, too early. */
const mostParts = 1_000;

/**
 * Direct Line 3.0 at /v3/directline (design §8): REST on the given Fastify, streams on the upgrades of its server.
 * Clients made for it (botframework-directlinejs, botframework-webchat) work as they come.
 */
export async function mountDirectLine(
  http: FastifyInstance,
  server: Server,
  needs: DirectLineNeeds,
): Promise<RunningDirectLine> {
  const { backend, origins, clock, log } = needs;
  const limits = { ...usualLimits, ...needs.limits };
  const tokens = new Tokens(needs.tokenKey, clock);
  const callers = new Callers({ backend, origins, tokens });
  const addresses = new ChatAddresses(origins, tokens);
  const polling = new PollingLinks(backend);
  const context = { backend, clock, tokens, callers, addresses, polling, limits: rateLimits(limits, needs) };
  await http.register(async (app) => mountRoutes(app, context), { prefix: directLinePath });
  const { keepAliveMs } = limits;
  const streams = new StreamUpgrade({ server, tokens, callers, addresses, backend, clock, log, keepAliveMs });
  return {
    async stop() {
      polling.stop();
      await streams.stop();
    },
  };
}

function rateLimits(limits: DirectLineLimits, { clock }: DirectLineNeeds): DirectLineContext['limits'] {
  return {
    speaking: new RateLimit(limits.speaking, clock),
    asking: new RateLimit(limits.asking, clock),
    tokens: new RateLimit(limits.tokens, clock),
    files: new RateLimit(limits.files, clock),
  };
}

async function mountRoutes(app: FastifyInstance, context: DirectLineContext): Promise<void> {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, judgesOrigins: true };
  });
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, { code: 'request/not-found' }));
  await app.register(multipart, {
    limits: { parts: mostParts, fileSize: largestPart, headerPairs: 50 },
    throwFileSizeLimit: false,
  });
  mountTokenRoutes(app, context);
  mountConversationRoutes(app, context);
  mountActivityRoutes(app, context);
  mountUploadRoute(app, context);
  mountFileRoute(app, context);
  // Which page may read an answer is said with the answer itself, when the channel is known.
  app.options('/*', async ({ headers }, reply) =>
    reply
      .header('Access-Control-Allow-Origin', headers.origin ?? 'null')
      .header('Access-Control-Allow-Methods', 'GET, POST')
      .header('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-MS-Bot-Agent, X-Requested-With')
      .header('Access-Control-Max-Age', '600')
      .header('Vary', 'Origin')
      .code(204)
      .send(),
  );
}
