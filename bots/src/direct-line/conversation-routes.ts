import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
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
  app.post('/conversations', async (request, reply) => {
    const claims = await askedBy(request, reply, context);
    if (!claims.ok) return sendRefusal(reply, claims.refusal);
    const { conversationId } = claims.value;
    const chat =
      conversationId === null
        ? await begun(request, claims.value, context)
        : await there(claims.value, conversationId, context);
    return answer({ request, reply, watermark: '', status: conversationId === null ? 201 : 200 }, chat, context);
  });

  /** Reconnects: a fresh token, and a stream that goes on after the watermark. */
  app.get('/conversations/:id', async (request, reply) => {
    const claims = await askedBy(request, reply, context);
    if (!claims.ok) return sendRefusal(reply, claims.refusal);
    const { watermark = '' } = request.query as { watermark?: string };
    if (!watermarkSchema.safeParse(watermark).success) return sendRefusal(reply, { code: 'request/malformed' });
    const { id } = request.params as { id: string };
    // A page that was given the name of a conversation before it began asks for it by that name.
    const isFirst = claims.value.conversationId === null && id === claims.value.startId;
    const chat = isFirst ? await begun(request, claims.value, context) : await there(claims.value, id, context);
    return answer({ request, reply, watermark, status: isFirst ? 201 : 200 }, chat, context);
  });
}

async function askedBy(
  request: FastifyRequest,
  reply: FastifyReply,
  { callers, limits }: DirectLineContext,
): Promise<Result<TokenClaims, Refusal>> {
  const claims = await callers.claims(request, reply);
  if (!claims.ok) return claims;
  const retryInSeconds = limits.asking.secondsToWait(claims.value.startId);
  return retryInSeconds > 0 ? refused({ code: 'conversation/too-fast', details: { retryInSeconds } }) : claims;
}

async function begun(
  request: FastifyRequest,
  claims: TokenClaims,
  { backend }: DirectLineContext,
): Promise<Result<ChatClaims, Refusal>> {
  const body = startSchema.safeParse(request.body);
  if (!body.success) return refused({ code: 'request/malformed' });
  const channel = await backend.channelById(claims.channelId);
  const started = await backend.start({
    channelId: claims.channelId,
    citizenId: claims.user,
    startId: claims.startId,
    language: body.data?.locale ?? channel?.language ?? fallbackLanguage,
    page: body.data?.page ?? null,
  });
  return started.ok ? accepted({ ...claims, conversationId: started.value.conversationId }) : started;
}

async function there(
  claims: TokenClaims,
  id: string,
  { backend }: DirectLineContext,
): Promise<Result<ChatClaims, Refusal>> {
  const chat = chatOf(claims, id);
  if (!chat.ok) return chat;
  const view = await backend.view(passOf(chat.value));
  return view.ok ? chat : view;
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly watermark: string;
  readonly status: 200 | 201;
}

function answer(
  { request, reply, watermark, status }: Asked,
  chat: Result<ChatClaims, Refusal>,
  { tokens, addresses }: DirectLineContext,
): FastifyReply {
  if (!chat.ok) return sendRefusal(reply, chat.refusal);
  return reply
    .code(status)
    .header('Cache-Control', 'no-store')
    .send({
      conversationId: chat.value.conversationId,
      token: tokens.forChat(renewable(chat.value)),
      expires_in: chatTokenSeconds,
      streamUrl: addresses.stream(request, chat.value, watermark),
    });
}

export function tooFast(reply: FastifyReply, retryInSeconds: number): FastifyReply {
  return sendRefusal(reply, { code: 'conversation/too-fast', details: { retryInSeconds } });
}
