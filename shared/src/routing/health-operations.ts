import { z } from 'zod';
import { query } from '../access/index.ts';

/** What must never be so (design §3, §4); each is looked for all the time in production. */
export const faultKindSchema = z.enum([
  'offeredWithoutWaiting',
  'ownedWithoutBeingConnected',
  'waitingInNoQueue',
  'waitingWithoutAge',
  'offeredTwice',
  'connectedWithoutOwner',
  'heldForNothing',
  'parkedWithoutTimer',
  'promisedWithoutTimer',
  'inNoPlace',
  'offeredWithoutTimer',
  'handsMiscounted',
]);
export type FaultKind = z.infer<typeof faultKindSchema>;

/** A fault that was seen twice in a row: it was no change under way between two readings. */
export const faultSchema = z.object({
  kind: faultKindSchema,
  subjectId: z.string().describe('The contact; for an offer the reservation, for miscounted hands the agent'),
  seenAt: z.int(),
  toldAt: z.int(),
  repairedAt: z.int().nullable().describe('Null while it is not repaired, or where no repair is safe'),
  overAt: z.int().nullable().describe('When it was looked for and not there any more'),
});
export type Fault = z.infer<typeof faultSchema>;

/** `routing.alarm`: a fault stands. Subject is what it is about. */
export const routingAlarmSchema = faultSchema.pick({ kind: true, subjectId: true, seenAt: true });
export type RoutingAlarm = z.infer<typeof routingAlarmSchema>;

export const healthOperations = {
  health: query({
    name: 'routing.health',
    summary: 'Says when the router last looked for faults, and which it found and repaired in the last seven days',
    access: 'queues.watch',
    path: '/api/v1/routing-health',
    input: z.object({}),
    output: z.object({
      at: z.int(),
      lookedAt: z.int().nullable().describe('Null until it has looked for the first time'),
      standing: z.int().describe('Faults that stand now'),
      faults: z.array(faultSchema).describe('The newest first, at most 200'),
    }),
  }),
};
