import { z } from 'zod';
import { query } from '../access/index.ts';
import { outcomeSchema, queueRecordSchema, reasonSchema } from './queue.ts';

/** Read only for now; queues are changed as versioned configuration in the router's issue. */
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
