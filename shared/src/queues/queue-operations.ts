import { z } from 'zod';
import { query } from '../access/index.ts';
import { outcomeSchema, queueRecordSchema, reasonSchema } from './queue.ts';

/** Queues as they stand. What they are is changed with the routing plan (planOperations). */
export const queueOperations = {
  list: query({
    name: 'queue.list',
    summary: 'Lists queues',
    access: 'directory.read',
    path: '/api/v1/queues',
    input: z.object({}),
    output: z.object({
      items: z.array(
        queueRecordSchema.extend({
          waiting: z.int(),
          longestWaitSinceAt: z.int().nullable(),
          readyAgents: z.int(),
        }),
      ),
      at: z.int(),
    }),
  }),
  wrapUpLists: query({
    name: 'wrap-up.lists',
    summary: 'Lists the reasons and outcomes a contact can be closed with',
    access: 'directory.read',
    path: '/api/v1/wrap-up-lists',
    input: z.object({}),
    output: z.object({ reasons: z.array(reasonSchema), outcomes: z.array(outcomeSchema) }),
  }),
};
