import { Readable } from 'node:stream';
import { type Command, type Pieces, pathParameters, type Query } from '@switchboard/shared/access';
import { withIsoTimes, withMillisecondTimes } from '@switchboard/shared/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyLimitBytes, sendRefusal } from '../http/http-server.ts';
import type { Origins } from '../http/origins.ts';
import type { Authenticator, CallContext, Principal } from './authenticator.ts';
import type { Executor } from './executor.ts';
import { isCommand, type OperationRegistry, type Registered } from './registry.ts';

export interface HttpAdapterNeeds {
  readonly registry: OperationRegistry;
  readonly executor: Executor;
  readonly authenticator: Authenticator;
  readonly origins: Origins;
  /** True while the server is going down: questions are still answered, changes are sent elsewhere. */
  readonly isDraining: () => boolean;
}

/** Mounts every registered operation as a route: parse, execute, translate, nothing else. */
export function mountOperations(app: FastifyInstance, needs: HttpAdapterNeeds): void {
  for (const registered of needs.registry.all()) mount(app, needs, registered);
}

function mount(app: FastifyInstance, needs: HttpAdapterNeeds, registered: Registered): void {
  const { operation } = registered;
  const limit = operation.attemptsPerMinute;
  app.route({
    method: operation.method,
    url: operation.path,
    ...(limit !== undefined && { config: { rateLimit: { max: limit, timeWindow: 60_000 } } }),
    ...(isCommand(registered) && takesMore(needs, registered.operation)),
    handler: (request, reply) => handle(needs, registered, request, reply),
  });
}

/** More than the usual body is read only from somebody who is known; how large it is, its sender says or does not. */
function takesMore({ authenticator }: HttpAdapterNeeds, { name, bodyBytes }: Command) {
  if (bodyBytes === undefined) return {};
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const length = Number(request.headers['content-length'] ?? bodyBytes);
    if (length <= bodyLimitBytes) return undefined;
    const { cookie, authorization } = request.headers;
    const context = { traceId: request.id, operation: name, isCommand: true, address: request.ip, interactive: false };
    const principal = await authenticator.authenticate({ cookie, authorization }, context);
    return principal ? undefined : sendRefusal(request, reply, { code: 'access/not-signed-in' });
  };
  return { bodyLimit: bodyBytes, onRequest };
}

async function handle(needs: HttpAdapterNeeds, registered: Registered, request: FastifyRequest, reply: FastifyReply) {
  const { operation } = registered;
  if (needs.isDraining() && isCommand(registered)) return sendRefusal(request, reply, { code: 'server/draining' });
  const context: CallContext = {
    traceId: request.id,
    operation: operation.name,
    isCommand: isCommand(registered),
    address: request.ip,
    interactive: request.headers['x-background'] !== 'true',
  };
  const { cookie, authorization } = request.headers;
  const principal = await needs.authenticator.authenticate({ cookie, authorization }, context);
  if (isForged(needs, registered, principal, request)) {
    return sendRefusal(request, reply, { code: 'request/foreign-origin' });
  }
  const commandId = request.headers['idempotency-key'];
  const answer = await needs.executor.execute({
    principal,
    name: operation.name,
    input: inputOf(registered, request),
    ...(typeof commandId === 'string' && { commandId }),
    context,
  });
  reply.header('Cache-Control', 'no-store').header('X-Trace-Id', request.id);
  if (!answer.ok) return sendRefusal(request, reply, answer.refusal);
  if (!isCommand(registered) && registered.operation.download) {
    return sendFile(reply, registered.operation.download, answer.value as Pieces);
  }
  const exchange = { request, reply, isFromOwnPage: needs.origins.isOwnPage(request.headers.origin) };
  const value = isCommand(registered)
    ? (registered.options.onHttpAnswer?.(exchange, answer.value) ?? answer.value)
    : answer.value;
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number') reply.header('ETag', `"${version}"`);
  return value === null || value === undefined ? reply.code(204).send() : reply.send(withIsoTimes(value));
}

/** Piece by piece, as fast as the reader takes them; a reader who goes away ends the reading too. */
function sendFile(reply: FastifyReply, { mediaType, fileName }: NonNullable<Query['download']>, pieces: Pieces) {
  reply.header('Content-Disposition', `attachment; filename="${fileName}"`);
  return reply.type(mediaType).send(Readable.from(pieces, { objectMode: false }));
}

/** A browser sends its cookie whoever wrote the page: a change needs to come from a page of ours (CSRF). */
function isForged(
  needs: HttpAdapterNeeds,
  registered: Registered,
  principal: Principal | null,
  request: FastifyRequest,
): boolean {
  return isCommand(registered) && principal?.ambient === true && !needs.origins.isOwnPage(request.headers.origin);
}

function inputOf(registered: Registered, request: FastifyRequest): unknown {
  const { operation } = registered;
  const given = isCommand(registered) ? request.body : request.query;
  if (given !== undefined && given !== null && (typeof given !== 'object' || Array.isArray(given))) return given;
  const params = request.params as Record<string, string>;
  const named = Object.fromEntries(pathParameters(operation.path).map((name) => [name, params[name]]));
  const times = withMillisecondTimes(given) as object | undefined;
  return { ...times, ...versionFrom(request, registered), ...named };
}

/** `If-Match: "7"` says which version of the record the caller has seen; the same as `version` in the body. */
function versionFrom(request: FastifyRequest, { operation }: Registered): { version?: number } {
  const match = /^"?(\d{1,10})"?$/.exec(request.headers['if-match'] ?? '');
  return match && 'version' in operation.input.shape ? { version: Number(match[1]) } : {};
}
