import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { bandSchema, channelSchema } from '../contacts/contact.ts';
import { idOf } from '../kernel/index.ts';
import { queuePlanSchema } from '../routing-plan/queue-plan.ts';

const queueId = idOf('queue');
const contactId = idOf('contact');

/** A waiting contact as those see it who take contacts out of the list themselves. */
export const waitingItemSchema = z.object({
  contactId,
  channel: channelSchema,
  band: bandSchema,
  points: z.int(),
  displayName: z.string(),
  intent: z.string().nullable(),
  language: z.string(),
  waitingSinceAt: z.int(),
  isOverdue: z.boolean().describe('It has waited longer than the queue wants'),
  citizenConnected: z.boolean(),
  isOfferedNow: z.boolean().describe('Somebody is being asked right now; it cannot be taken meanwhile'),
});
export type WaitingItem = z.infer<typeof waitingItemSchema>;

/** Manual picking (field.md row 18): only where the queue allows it, never past an emergency one could take. */
export const pickingOperations = {
  waiting: query({
    name: 'queue.waiting',
    summary: 'Lists what waits in a queue, in the order the queue is worked in',
    access: 'contacts.pick',
    path: '/api/v1/queues/:queueId/waiting',
    input: z.object({ queueId, limit: z.coerce.number().int().min(1).max(500).default(200) }),
    output: z.object({
      items: z.array(waitingItemSchema),
      order: queuePlanSchema.shape.listOrder,
      at: z.int(),
    }),
    refusals: ['queue/not-picked-by-hand'],
  }),
  pick: command({
    name: 'contact.pick',
    summary: 'Takes a waiting contact out of the list of its queue',
    access: 'contacts.pick',
    method: 'POST',
    path: '/api/v1/contacts/:contactId/pick',
    input: z.object({ contactId }),
    output: z.object({ contactId }),
    refusals: [
      'contact/over',
      'contact/changed-hands',
      'contact/offered-now',
      'contact/emergency-waits',
      'queue/not-picked-by-hand',
      'agent/not-ready',
      'agent/no-room',
    ],
  }),
  takeNext: command({
    name: 'queue.take-next',
    summary: 'Takes the first contact of the list that can be taken',
    access: 'contacts.pick',
    method: 'POST',
    path: '/api/v1/queues/:queueId/take-next',
    input: z.object({ queueId }),
    output: z.object({ contactId }),
    refusals: [
      'contact/emergency-waits',
      'queue/not-picked-by-hand',
      'queue/nothing-to-take',
      'agent/not-ready',
      'agent/no-room',
    ],
  }),
};
