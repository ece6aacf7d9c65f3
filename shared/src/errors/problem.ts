import { z } from 'zod';
import { type Refusal, type RefusalCode, refusalCodes, sentenceOf, statusOf } from './refusal-codes.ts';

const codes = Object.keys(refusalCodes) as [RefusalCode, ...RefusalCode[]];

export const refusalCodeSchema = z.enum(codes);

/** An error on the wire (RFC 9457), with our code, the facts and the id that finds it in log and audit. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: refusalCodeSchema,
  details: z.record(z.string(), z.unknown()),
  traceId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

export function problemOf(refusal: Refusal, where: { instance: string; traceId: string }): Problem {
  const { code } = refusal;
  return {
    type: `urn:switchboard:problem:${code.replace('/', ':')}`,
    title: code,
    status: statusOf(code),
    detail: sentenceOf(code),
    instance: where.instance,
    code,
    details: { ...refusal.details },
    traceId: where.traceId,
  };
}
