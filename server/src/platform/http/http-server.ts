import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { problemOf, type Refusal } from '@switchboard/shared/errors';
import { desktopOrigin } from '@switchboard/shared/protocol';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { inTrace, traceIdFrom } from '../log/index.ts';
import type { Origins } from './origins.ts';

export interface HttpNeeds {
  readonly origins: Origins;
  readonly log: FastifyBaseLogger;
  readonly trustProxy: boolean | number | string[];
  readonly secure: boolean;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  /** Requests of one address; left out, what no honest browser reaches. */
  readonly requestsPerMinute?: number | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** For `style-src 'nonce-…'`; a fresh one for each page. */
    styleNonce: string;
  }
  interface FastifyContextConfig {
    /** The route decides itself which web pages may call it (Direct Line: the hosts of each channel). */
    judgesOrigins?: boolean;
  }
}

/** The largest body an operation may bring unless it says otherwise; uploads have their own way in. */
export const bodyLimitBytes = 256 * 1024;
const usualRequestsPerMinute = 6000;

/** An HTTP server that knows no operation yet: limits, headers, trace ids, coded errors, orderly refusal while draining. */
export async function makeHttpServer(needs: HttpNeeds): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: needs.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    trustProxy: trusted(needs.trustProxy),
    genReqId: (request) => traceIdFrom(header(request.headers.traceparent)),
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read never reaches a route; its refusal is coded all the same.
    frameworkErrors: (error, request, reply) => void onError(error, request, reply),
    ...(needs.tls && { https: needs.tls }),
  });
  // A page of somebody else can send plain text without asking first; JSON it cannot.
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('styleNonce', '');
  app.addHook('onRequest', (request, _reply, done) => {
    request.styleNonce = randomBytes(16).toString('base64');
    nonces.set(request.raw, request.styleNonce);
    inTrace(request.id, done);
  });
  await app.register(cookie);
  await app.register(helmet, headers(needs.secure));
  const { requestsPerMinute: max = usualRequestsPerMinute } = needs;
  await app.register(rateLimit, { max, timeWindow: 60_000, errorResponseBuilder: tooMany });
  acrossOrigins(app, needs.origins);
  app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, { code: 'request/not-found' }));
  app.setErrorHandler((error, request, reply) => onError(error, request, reply));
  return app;
}

/** A number says how many proxies stand before us: so many hops are believed. */
function trusted(proxies: HttpNeeds['trustProxy']) {
  return typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;
}

/** Answers with the refusal as a problem document (RFC 9457). */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, { instance: request.url.split('?')[0]!, traceId: request.id });
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests';
}

function tooMany(): Error {
  return new TooManyRequests();
}

function onError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof TooManyRequests) return sendRefusal(request, reply, { code: 'request/too-many' });
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendRefusal(request, reply, { code: 'request/too-large' });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return sendRefusal(request, reply, { code: 'request/not-json' });
  if (statusCode !== undefined && statusCode < 500) {
    return sendRefusal(request, reply, { code: statusCode === 404 ? 'request/not-found' : 'request/malformed' });
  }
  request.log.error({ err: error, traceId: request.id }, 'A request failed');
  return sendRefusal(request, reply, { code: 'server/failed' });
}

/** The header is made from the bare request, which knows nothing of ours. */
const nonces = new WeakMap<object, string>();

function headers(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", (request: object) => `'nonce-${nonces.get(request)}'`],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' as const },
    crossOriginEmbedderPolicy: false,
  };
}

/** CORS for the Electron desk, by token only: no credentials are ever allowed across origins. */
function acrossOrigins(app: FastifyInstance, origins: Origins): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.judgesOrigins) return undefined;
    const { origin } = request.headers;
    if (!origins.mayCall(origin)) return sendRefusal(request, reply, { code: 'request/foreign-origin' });
    if (origin !== desktopOrigin) return undefined;
    reply.header('Access-Control-Allow-Origin', desktopOrigin).header('Vary', 'Origin');
    reply.header('Access-Control-Expose-Headers', 'ETag, Retry-After');
    if (request.method !== 'OPTIONS') return undefined;
    reply.header('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
    reply.header('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key, If-Match');
    return reply.header('Access-Control-Max-Age', '600').code(204).send();
  });
}
