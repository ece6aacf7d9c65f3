import { type Refusal, type RefusalCode, sentenceOf, statusOf } from '@switchboard/shared/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { badUploadIn } from './upload-parts.ts';

/** An error as Direct Line says it (`error.code`, `error.message`), with our codes and the facts a page may use. */
export interface DirectLineError {
  readonly error: {
    readonly code: RefusalCode;
    readonly message: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

export function errorOf({ code, details }: Refusal): DirectLineError {
  return { error: { code, message: sentenceOf(code), ...(details && { details }) } };
}

/** Answers with the refusal. `details.retryInSeconds` also travels as the header every client knows. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const wait = refusal.details?.['retryInSeconds'];
  if (typeof wait === 'number') reply.header('Retry-After', String(wait));
  return reply.code(statusOf(refusal.code)).header('Cache-Control', 'no-store').send(errorOf(refusal));
}

const codeOfFramework: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request/too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request/malformed',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request/not-json',
};

/** What the framework refused, and what failed, in the same shape. */
export function answerFailure(failure: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const upload = badUploadIn(failure);
  if (upload) return sendRefusal(reply, { code: upload.code });
  const { code = '', statusCode = 500 } = failure as { code?: string; statusCode?: number };
  const known = codeOfFramework[code];
  if (known) return sendRefusal(reply, { code: known });
  if (statusCode === 429) return sendRefusal(reply, { code: 'request/too-many' });
  if (statusCode < 500) return sendRefusal(reply, { code: 'request/malformed' });
  request.log.error({ err: failure, traceId: request.id }, 'A Direct Line request failed');
  return sendRefusal(reply, { code: 'server/failed' });
}
