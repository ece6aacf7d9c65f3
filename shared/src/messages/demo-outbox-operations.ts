import { z } from 'zod';
import { query } from '../access/index.ts';
import { idSchema, pageInput, pageOf } from '../kernel/index.ts';

/** A message as it would have been sent, had a provider been configured. */
export const demoOutboxMessageSchema = z.object({
  id: idSchema,
  channel: z.enum(['mail', 'sms']),
  from: z.string(),
  to: z.string(),
  /** Null for channels without subjects. */
  subject: z.string().nullable(),
  text: z.string(),
  sentAt: z.int().describe('Milliseconds since 1970 in UTC'),
});
export type DemoOutboxMessage = z.infer<typeof demoOutboxMessageSchema>;

export const demoOutboxOperations = {
  list: query({
    name: 'demoOutbox.list',
    summary: 'Lists the messages the demonstration would have sent, newest first',
    access: 'outbox.read',
    path: '/api/v1/demo-outbox',
    input: z.object({ ...pageInput, after: idSchema.optional(), channel: z.enum(['mail', 'sms']).optional() }),
    output: pageOf(demoOutboxMessageSchema),
    audit: 'view',
  }),
};
