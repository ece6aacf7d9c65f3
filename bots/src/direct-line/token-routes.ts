import { newId } from '@switchboard/shared/kernel';
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
    const channel = await channelFor(request, reply, body.data?.channel);
    if (!channel) return reply;
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

  /** By the channel's secret from a server, or by its public name from a page; undefined when it was refused. */
  async function channelFor(request: FastifyRequest, reply: FastifyReply, key: string | undefined) {
    const secret = bearerOf(request.headers.authorization);
    if (secret !== undefined) {
      const channel = await context.backend.channelBySecret(secret);
      if (channel && (key === undefined || key === channel.key)) return channel;
      sendRefusal(reply, { code: 'channel/not-found' });
      return undefined;
    }
    if (key === undefined) {
      sendRefusal(reply, { code: 'request/malformed' });
      return undefined;
    }
    const page = await callers.page(request, reply, await context.backend.channelByKey(key));
    if (!page.ok) {
      sendRefusal(reply, page.refusal);
      return undefined;
    }
    const retryInSeconds = context.limits.tokens.secondsToWait(request.ip);
    if (retryInSeconds === 0) return page.value;
    sendRefusal(reply, { code: 'request/too-many', details: { retryInSeconds } });
    return undefined;
  }
}

/** What a fresh token of the same chat is made from. */
export function renewable<Claims extends Parameters<DirectLineContext['tokens']['forChat']>[0]>(claims: Claims) {
  const { organisationId, channelId, user, startId, conversationId } = claims;
  return { organisationId, channelId, user, startId, conversationId };
}
