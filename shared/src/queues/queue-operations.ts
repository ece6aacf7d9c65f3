import { z } from 'zod';
import { query } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { planKeySchema } from '../routing-plan/plan-key.ts';
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
  /** What agents can be given (`agent.set-skills`): the skills of the plan in force. */
  skills: query({
    name: 'skill.list',
    summary: 'Lists the skills that queues may ask for',
    access: 'directory.read',
    path: '/api/v1/skills',
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ id: idOf('skill'), key: planKeySchema, name: z.string() })) }),
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
