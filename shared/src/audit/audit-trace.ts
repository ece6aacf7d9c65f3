import { z } from 'zod';
import { deliveryStates } from '../deliveries/index.ts';
import { auditEntrySchema } from './audit-entry.ts';

/** One thing that happened under a trace, in the order in which it happened. */
export const traceStepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('auditEntry'), at: z.int(), entry: auditEntrySchema }),
  z.object({
    kind: z.literal('domainEvent'),
    at: z.int(),
    seq: z.int(),
    type: z.string(),
    subjectId: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('delivery'),
    at: z.int(),
    messageId: z.string(),
    /** What is delivered, for example `message.send`. */
    delivers: z.string(),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    deliveredAt: z.int().nullable(),
  }),
  z.object({
    kind: z.literal('job'),
    at: z.int(),
    /** What is to be done, for example `session.expire`. */
    does: z.string(),
    key: z.string(),
    dueAt: z.int(),
    attempts: z.int(),
  }),
]);
export type TraceStep = z.infer<typeof traceStepSchema>;

/** The whole path of one transaction; `complete` is false where it was longer than is shown. */
export const auditTraceSchema = z.object({
  traceId: z.string(),
  steps: z.array(traceStepSchema),
  complete: z.boolean(),
});
export type AuditTrace = z.infer<typeof auditTraceSchema>;
