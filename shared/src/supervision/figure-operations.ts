import { z } from 'zod';
import { query } from '../access/index.ts';
import { askedInstantSchema } from '../identity/instant.ts';
import { idOf } from '../kernel/index.ts';

/** A figure as it is shown: never without its formula (field.md §2.2). */
export const shownFigureSchema = z.object({
  name: z.string(),
  title: z.string(),
  formula: z.string(),
  counts: z.string().describe('What counts, what does not, and when'),
  unit: z.enum(['contacts', 'share', 'milliseconds']),
  version: z.int().describe('Rises when the formula changes'),
  part: z.number(),
  whole: z.number().nullable(),
  value: z.number().nullable().describe('part ÷ whole; null where there is nothing to divide by'),
});
export type ShownFigure = z.infer<typeof shownFigureSchema>;

/** What has been promised of a queue, and whether it is kept (C-14). */
export const heldThresholdSchema = shownFigureSchema
  .pick({ title: true, formula: true, unit: true, value: true })
  .extend({
    side: z.enum(['atLeast', 'atMost']),
    limit: z.number().describe('In the unit of the figure: a share, or milliseconds'),
    isKept: z.boolean().nullable().describe('Null while nothing has ended that could be measured'),
  });
export type HeldThreshold = z.infer<typeof heldThresholdSchema>;

export const queueFiguresSchema = z.object({
  id: idOf('queue'),
  name: z.string(),
  targetSeconds: z.int(),
  waiting: z.int(),
  longestWaitSinceAt: z.int().nullable(),
  figures: z.array(shownFigureSchema),
  thresholds: z.array(heldThresholdSchema),
});
export type QueueFigures = z.infer<typeof queueFiguresSchema>;

export const agentTimeSchema = z.object({
  userId: idOf('user'),
  name: z.string(),
  readySeconds: z.int().describe('Ready, whether with something in hand or not'),
  notReadySeconds: z.int().describe('Not ready with nothing in hand; the reasons come to it'),
  reasons: z.array(z.object({ reason: z.string(), seconds: z.int() })).describe('As they were called then'),
});
export type AgentTime = z.infer<typeof agentTimeSchema>;

export const figureOperations = {
  /** Counted from the event log by `@switchboard/shared/metrics`; whoever counts again finds the same. */
  ofQueues: query({
    name: 'queue.figures',
    summary: 'Shows how queues have done: since midnight, or in the last minutes',
    access: 'queues.watch',
    path: '/api/v1/queue-figures',
    input: z.object({
      minutes: z.coerce.number().int().min(1).max(1_440).optional().describe('Without it: since midnight'),
    }),
    output: z.object({
      at: z.int(),
      fromAt: z.int(),
      queues: z.array(queueFiguresSchema),
    }),
  }),
  /** Counted from the event log as well. Whoever is not ready with something in hand is at work (C-06). */
  timeByReason: query({
    name: 'agent.time-by-reason',
    summary: 'Shows for each agent how long she was ready, and how long not ready for which reason',
    access: 'queues.watch',
    path: '/api/v1/agent-time',
    input: z.object({
      from: askedInstantSchema.describe('A time in ISO 8601, or milliseconds UTC; inclusive'),
      until: askedInstantSchema.describe('The same; exclusive, at most a week after `from`'),
    }),
    output: z.object({ items: z.array(agentTimeSchema) }),
    refusals: ['request/malformed'],
  }),
};
