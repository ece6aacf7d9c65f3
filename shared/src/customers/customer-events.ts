import { z } from 'zod';
import type { Right } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';

const customer = idOf('customer');
const aboutMarker = z.object({ markerId: idOf('marker'), isRestricted: z.boolean() });

/**
 * What happens to customers. No name and no number travels in these facts: whoever may know them reads the record,
 * and the reading is written down.
 */
export const customerEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('customer.created'), subjectId: customer, body: z.object({ version: z.int() }) }),
  z.object({ type: z.literal('customer.changed'), subjectId: customer, body: z.object({ version: z.int() }) }),
  z.object({ type: z.literal('customer.note-added'), subjectId: customer, body: z.object({}) }),
  z.object({ type: z.literal('customer.note-pinned'), subjectId: customer, body: z.object({}) }),
  z.object({ type: z.literal('customer.marker-changed'), subjectId: customer, body: aboutMarker }),
]);
export type CustomerEvent = z.infer<typeof customerEventSchema>;

/** Who may be told; of a restricted marker only those who may read it. */
export const customerEventAudience: Readonly<Record<CustomerEvent['type'], readonly Right[]>> = {
  'customer.created': ['customers.read'],
  'customer.changed': ['customers.read'],
  'customer.note-added': ['customers.read'],
  'customer.note-pinned': ['customers.read'],
  'customer.marker-changed': ['customers.read'],
};
