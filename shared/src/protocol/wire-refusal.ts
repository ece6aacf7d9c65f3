import { z } from 'zod';
import { type Refusal, sentenceOf } from '../errors/index.ts';

/**
 * A refusal as it travels on a socket. The code is any text here and the sentence comes with it, so that a desk
 * one version older can still show a refusal that it does not know.
 */
export const wireRefusalSchema = z.object({
  code: z.string().max(100),
  sentence: z.string().max(1_000),
  details: z.record(z.string(), z.unknown()),
  traceId: z.string().max(100),
});
export type WireRefusal = z.infer<typeof wireRefusalSchema>;

export function wireRefusal(refusal: Refusal, traceId: string): WireRefusal {
  const { code } = refusal;
  return { code, sentence: sentenceOf(code), details: { ...refusal.details }, traceId };
}
