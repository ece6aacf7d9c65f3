import { Readable } from 'node:stream';
import type { Refusal } from '@switchboard/shared/errors';
import { type Result, refused } from '@switchboard/shared/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendRefusal } from './answers.ts';
import { chatOf, passOf } from './callers.ts';
import type { DirectLineContext } from './direct-line-context.ts';
import type { ChatClaims } from './tokens.ts';

/** What a browser may draw by itself; anything else is saved, never shown. */
const drawn = /^image\/(png|jpeg|gif|webp)$/;

/** Files of a conversation that were found clean. */
export function mountFileRoute(app: FastifyInstance, context: DirectLineContext): void {
  const { callers, backend, tokens } = context;

  app.get('/conversations/:id/attachments/:attachmentId', async (request, reply) => {
    const chat = await opener(request, reply);
    if (!chat.ok) return sendRefusal(reply, chat.refusal);
    const { attachmentId } = request.params as { attachmentId: string };
    const file = await backend.openFile(passOf(chat.value), attachmentId);
    if (!file.ok) return sendRefusal(reply, file.refusal);
    const { attachment, content } = file.value;
    const way = drawn.test(attachment.mediaType) ? 'inline' : 'attachment';
    return reply
      .header('Content-Type', attachment.mediaType)
      .header('Content-Length', String(attachment.bytes))
      .header('Content-Disposition', `${way}; filename*=UTF-8''${encodeURIComponent(attachment.name)}`)
      .header('Content-Security-Policy', "default-src 'none'; sandbox")
      .header('Cache-Control', 'private, max-age=3600')
      .header('Cross-Origin-Resource-Policy', 'cross-origin')
      .send(Readable.from(content));
  });

  /** The address of the file carries its own token; a program may send the chat's token instead. */
  async function opener(request: FastifyRequest, reply: FastifyReply): Promise<Result<ChatClaims, Refusal>> {
    const { t } = request.query as { t?: string };
    if (t === undefined) return callers.chat(request, reply);
    const { id, attachmentId } = request.params as { id: string; attachmentId: string };
    const read = tokens.read(t);
    if (read.state !== 'valid' || read.claims.use !== 'file' || read.claims.attachmentId !== attachmentId) {
      return refused({ code: 'conversation/token-not-valid' });
    }
    return chatOf(read.claims, id);
  }
}
