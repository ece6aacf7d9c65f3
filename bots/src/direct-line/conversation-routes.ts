import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendRefusal } from './answers.ts';
import { chatOf, passOf } from './callers.ts';
import type { DirectLineContext } from './direct-line-context.ts';
import { renewable } from './token-routes.ts';
import { type ChatClaims, chatTokenSeconds, type TokenClaims } from './tokens.ts';
import { watermarkSchema } from './watermark.ts';

const language = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z\d]{2,8})?$/);
/** The page the citizen writes from; what it was asked for stays on her side of the question mark. */
const page = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .transform((address) => address.split(/[?#]/)[0]!);
const startSchema = z
  .object({ locale: language.optional().catch(undefined), page: page.optional().catch(undefined) })
  .nullish();

const fallbackLanguage = 'en-GB';

/** Begins a conversation, and comes back to it. */
export function mountConversationRoutes(app: FastifyInstance, context: DirectLineContext): void {
  const { callers, backend, tokens, addresses, limits } = context;

  app.post('/conversations', async (request, reply) => {
    const claims = await callers.claims(request, reply);
    if (!claims.ok) return sendRefusal(reply, claims.refusal);
    const wait = limits.asking.secondsToWait(claims.value.startId);
    if (wait > 0) return tooFast(reply, wait);
    if (claims.value.conversationId !== null) return resume(request, reply, claims.value, '');
    return begin(request, reply, claims.value);
  });

  /** Reconnects: a fresh token, and a stream that goes on after the watermark. */
  app.get('/conversations/:id', async (request, reply) => {
    const claims = await callers.claims(request, reply);
    if (!claims.ok) return sendRefusal(reply, claims.refusal);
    const { watermark = '' } = request.query as { watermark?: string };
    if (!watermarkSchema.safeParse(watermark).success) return sendRefusal(reply, { code: 'request/malformed' });
    const wait = limits.asking.secondsToWait(claims.value.startId);
    if (wait > 0) return tooFast(reply, wait);
    const { id } = request.params as { id: string };
    // A page that was given the name of a conversation before it began asks for it by that name.
    if (claims.value.conversationId === null && id === claims.value.startId) return begin(request, reply, claims.value);
    const chat = chatOf(claims.value, id);
    return chat.ok ? resume(request, reply, chat.value, watermark) : sendRefusal(reply, chat.refusal);
  });

  async function begin(request: FastifyRequest, reply: FastifyReply, claims: TokenClaims) {
    const body = startSchema.safeParse(request.body);
    if (!body.success) return sendRefusal(reply, { code: 'request/malformed' });
    const channel = await backend.channelById(claims.channelId);
    const begun = await backend.start({
      channelId: claims.channelId,
      citizenId: claims.user,
      startId: claims.startId,
      language: body.data?.locale ?? channel?.language ?? fallbackLanguage,
      page: body.data?.page ?? null,
    });
    if (!begun.ok) return sendRefusal(reply, begun.refusal);
    return welcome(request, reply.code(201), { ...claims, conversationId: begun.value.conversationId }, '');
  }

  async function resume(request: FastifyRequest, reply: FastifyReply, claims: TokenClaims, watermark: string) {
    const chat = chatOf(claims, claims.conversationId ?? '');
    if (!chat.ok) return sendRefusal(reply, chat.refusal);
    const there = await backend.view(passOf(chat.value));
    return there.ok ? welcome(request, reply, chat.value, watermark) : sendRefusal(reply, there.refusal);
  }

  function welcome(request: FastifyRequest, reply: FastifyReply, claims: ChatClaims, watermark: string) {
    return reply.header('Cache-Control', 'no-store').send({
      conversationId: claims.conversationId,
      token: tokens.forChat(renewable(claims)),
      expires_in: chatTokenSeconds,
      streamUrl: addresses.stream(request, claims, watermark),
    });
  }
}

export function tooFast(reply: FastifyReply, retryInSeconds: number): FastifyReply {
  return sendRefusal(reply, { code: 'conversation/too-fast', details: { retryInSeconds } });
}
