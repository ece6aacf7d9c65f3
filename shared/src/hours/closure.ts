import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { days, idOf } from '../kernel/index.ts';
import { citizenTextSchema } from '../routing-plan/overflow.ts';

/** A closure that nobody lifts ends by itself after so long at the latest: nobody is shut out by forgetfulness. */
export const longestClosureMs = days(7);

const closureId = idOf('closure');
const closedQueuesSchema = z.union([z.literal('all'), z.array(idOf('queue')).min(1).max(500)]);

/** Nobody can be there for now: a fire alarm, no network, no staff. It outranks every calendar (C-09). */
export const closureSchema = z.object({
  id: closureId,
  organisationId: idOf('organisation'),
  queues: closedQueuesSchema.describe('`all` holds for queues of later, too'),
  words: citizenTextSchema.describe('What citizens are told'),
  reason: z.string().describe('Why, for staff'),
  declaredAt: z.int(),
  declaredBy: z.string(),
  untilAt: z.int(),
  endedAt: z.int().nullable(),
  /** Null while it is in force, and where it ended by itself. */
  liftedBy: z.string().nullable(),
});
export type Closure = z.infer<typeof closureSchema>;

export const closureOperations = {
  list: query({
    name: 'closure.list',
    summary: 'Lists the emergency closures in force',
    access: 'directory.read',
    path: '/api/v1/closures',
    input: z.object({}),
    output: z.object({ items: z.array(closureSchema), at: z.int() }),
  }),
  declare: command({
    name: 'closure.declare',
    summary: 'Closes queues at once, for seven days at most; whoever waits or comes is told the words',
    access: 'closures.manage',
    method: 'POST',
    path: '/api/v1/closures',
    input: z.object({
      queues: closedQueuesSchema,
      words: citizenTextSchema,
      reason: z.string().trim().min(1).max(300),
      untilAt: z.int(),
    }),
    output: z.object({ closureId }),
    refusals: ['closure/too-long'],
  }),
  lift: command({
    name: 'closure.lift',
    summary: 'Ends an emergency closure',
    access: 'closures.manage',
    method: 'POST',
    path: '/api/v1/closures/:closureId/lift',
    input: z.object({ closureId }),
    output: z.object({}),
    refusals: ['closure/over'],
  }),
};

/** `closure.changed`: declared, lifted or over. Subject is the closure. */
export const closureFactSchema = z.object({ closure: closureSchema });

/** Which closure is in force for a queue: of several the newest, whose words are the freshest. */
export function closureFor(closures: readonly Closure[], queueId: string, now: number): Closure | undefined {
  return closures
    .filter(
      ({ queues, endedAt, untilAt }) =>
        endedAt === null && now < untilAt && (queues === 'all' || queues.includes(queueId)),
    )
    .toSorted((one, other) => other.declaredAt - one.declaredAt || (one.id < other.id ? 1 : -1))[0];
}
