import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { alertSchema } from './alert.ts';

export const alertOperations = {
  /** Whoever watches queues sees those of her service areas, everybody those of contacts she has or is offered. */
  list: query({
    name: 'alert.list',
    summary: 'Lists alerts, the newest first',
    access: 'contacts.see',
    path: '/api/v1/alerts',
    input: z.object({
      state: z.enum(['open', 'any']).default('open').describe('`open`: nobody has acknowledged it'),
      contactId: idOf('contact').optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    output: z.object({ items: z.array(alertSchema), at: z.int() }),
  }),
  /** Somebody who watches queues has seen it and acts. Harmless a second time: the first answer stands. */
  acknowledge: command({
    name: 'alert.acknowledge',
    summary: 'Says that an alert was seen',
    access: 'queues.watch',
    method: 'POST',
    path: '/api/v1/alerts/:alertId/acknowledge',
    input: z.object({ alertId: idOf('alert') }),
    output: alertSchema,
  }),
};
