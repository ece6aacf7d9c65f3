import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idSchema, pageInput, pageOf } from '../kernel/index.ts';

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Something to be done outside: what kind, how far it has come, and why not further. Its content is not shown. */
export const deliverySchema = z.object({
  id: idSchema,
  kind: z.string(),
  state: z.enum(deliveryStates),
  createdAt: z.int(),
  /** When the next attempt is due; null once it is delivered or given up. */
  dueAt: z.int().nullable(),
  attempts: z.int(),
  /** What went wrong last, in few words without personal data; null when nothing did. */
  lastError: z.string().nullable(),
  deadAt: z.int().nullable(),
  traceId: z.string(),
});
export type DeliveryRecord = z.infer<typeof deliverySchema>;

export const listDeliveries = query({
  name: 'delivery.list',
  summary: 'Lists what is to be done outside: given up, still waiting or done; newest first',
  access: 'deliveries.manage',
  path: '/api/v1/deliveries',
  input: z.object({ ...pageInput, state: z.enum(deliveryStates).default('dead') }),
  output: pageOf(deliverySchema),
});

export const retryDelivery = command({
  name: 'delivery.retry',
  summary: 'Tries once more what was given up, under the same message id',
  access: 'deliveries.manage',
  method: 'POST',
  path: '/api/v1/deliveries/:deliveryId/retry',
  input: z.object({ deliveryId: idSchema }),
  output: z.object({ deliveryId: idSchema }),
  refusals: ['delivery/not-given-up'],
});
