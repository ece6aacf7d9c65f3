import type { Refusal } from '@switchboard/shared/errors';
import { accepted, newId, type Result, refused } from '@switchboard/shared/kernel';
import type { WebchatChannel } from '@switchboard/shared/webchat';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendRefusal } from './answers.ts';
import { bearerOf } from './callers.ts';
import type { DirectLineContext } from './direct-line-context.ts';
import { chatTokenSeconds } from './tokens.ts';

const generateSchema = z.object({ channel: z.string().min(1).max(64).optional() }).nullish();

/** Tokens: a new one for a chat that is to begin, and a fresh one for a chat that goes on. */
export function mountTokenRoutes(app: FastifyInstance, context: DirectLineContext): void {
  const { callers, tokens } = context;

  app.post('/tokens/generate', async (request, reply) => {
    const body = generateSchema.safeParse(request.body);
    if (!body.success) return sendRefusal(reply, { code: 'request/malformed' });
    const found = await channelFor({ request, reply, key: body.data?.channel }, context);
    if (!found.ok) return sendRefusal(reply, found.refusal);
    const channel = found.value;
    const now = context.clock();
    const startId = newId(now);
    const token = tokens.forChat({
      organisationId: channel.organisationId,
      channelId: channel.id,
      user: newId(now),
      startId,
      conversationId: null,
    });
    return reply.header('Cache-Control', 'no-store').send({
      conversationId: startId,
      token,
      expires_in: chatTokenSeconds,
    });
  });

  app.post('/tokens/refresh', async (request, reply) => {
    const claims = await callers.claims(request, reply);
    if (!claims.ok) return sendRefusal(reply, claims.refusal);
    const { conversationId, startId } = claims.value;
    return reply.header('Cache-Control', 'no-store').send({
      conversationId: conversationId ?? startId,
      token: tokens.forChat(renewable(claims.value)),
      expires_in: chatTokenSeconds,
    });
  });
}

interface Wish {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly key: string | undefined;
}

/** By the channel's secret from a server, or by its public name from a page. */
async function channelFor(
  { request, reply, key }: Wish,
  { backend, callers, limits }: DirectLineContext,
): Promise<Result<WebchatChannel, Refusal>> {
  const secret = bearerOf(request.headers.authorization);
  if (secret !== undefined) {
    const channel = await backend.channelBySecret(secret);
    const isMeant = channel && (key === undefined || key === channel.key);
    return isMeant ? accepted(channel) : refused({ code: 'channel/not-found' });
  }
  if (key === undefined) return refused({ code: 'request/malformed' });
  const page = await callers.page(request, reply, await backend.channelByKey(key));
  if (!page.ok) return page;
  const retryInSeconds = limits.tokens.secondsToWait(request.ip);
  return retryInSeconds === 0 ? page : refused({ code: 'request/too-many', details: { retryInSeconds } });
}

/** What a fresh token of the same chat is made from. */
export function renewable<Claims extends Parameters<DirectLineContext['tokens']['forChat']>[0]>(claims: Claims) {
  const { organisationId, channelId, user, startId, conversationId } = claims;
  return { organisationId, channelId, user, startId, conversationId };
}
