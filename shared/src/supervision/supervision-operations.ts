import { z } from 'zod';
import { query } from '../access/index.ts';
import { agentOutlineSchema } from '../agents/agent-state.ts';
import { bandSchema, channelSchema } from '../contacts/contact.ts';
import { interactionStateSchema } from '../contacts/interaction-lifecycle.ts';
import { idOf } from '../kernel/index.ts';

/** A queue now, and since midnight where the organisation is. */
export const liveQueueSchema = z.object({
  id: idOf('queue'),
  name: z.string(),
  band: bandSchema,
  channels: z.array(channelSchema),
  targetSeconds: z.int(),
  waiting: z.int().describe('Queued, offered ones included'),
  offered: z.int(),
  connected: z.int(),
  longestWaitSinceAt: z.int().nullable(),
  readyAgents: z.int().describe('Ready, heard, with the skills and room for one more'),
  today: z.object({
    answered: z.int().describe('Reached a person'),
    answeredInTarget: z.int(),
    abandoned: z.int().describe('Left while waiting for a person'),
  }),
});
export type LiveQueue = z.infer<typeof liveQueueSchema>;

export const waitingContactSchema = z.object({
  contactId: idOf('contact'),
  displayName: z.string(),
  channel: channelSchema,
  queueId: idOf('queue').nullable(),
  queue: z.string().nullable(),
  band: bandSchema,
  intent: z.string().nullable(),
  waitingSinceAt: z.int(),
  citizenConnected: z.boolean(),
  offeredTo: z.string().nullable(),
});
export type WaitingContact = z.infer<typeof waitingContactSchema>;

export const liveAgentSchema = agentOutlineSchema.extend({
  handling: z.array(
    z.object({
      contactId: idOf('contact'),
      channel: channelSchema,
      displayName: z.string(),
      queue: z.string().nullable(),
      state: interactionStateSchema,
      sinceAt: z
        .int()
        .describe('Since when she writes it up, or it is held for something urgent; else since she has it'),
    }),
  ),
});
export type LiveAgent = z.infer<typeof liveAgentSchema>;

export const supervisionOperations = {
  /** Everything of one moment, read in one go, so that the numbers agree with each other. */
  overview: query({
    name: 'supervision.overview',
    summary: 'Shows queues, waiting contacts and agents as they are now',
    access: 'queues.watch',
    path: '/api/v1/supervision/overview',
    input: z.object({}),
    output: z.object({
      at: z.int(),
      since: z.int().describe('From when "today" counts'),
      queues: z.array(liveQueueSchema),
      waiting: z.array(waitingContactSchema),
      agents: z.array(liveAgentSchema),
      elsewhere: z.object({ selfService: z.int(), parked: z.int(), awaitingCallback: z.int() }),
    }),
  }),
};
