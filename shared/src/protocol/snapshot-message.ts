import { z } from 'zod';
import { seqSchema, streamIdSchema } from './stream-position.ts';

/** Why a client starts afresh: everything it held of that stream before is void. */
export const snapshotReasons = ['opened', 'tooFarBehind', 'rightsChanged', 'sharingEnded'] as const;
export type SnapshotReason = (typeof snapshotReasons)[number];

/** `id` and `organisationId` always travel: without them a record could not be told apart. */
export const snapshotRecordSchema = z.looseObject({ id: z.string(), organisationId: z.string() });
export type SnapshotRecord = z.infer<typeof snapshotRecordSchema>;

/** What is true at `seq`, as this subscriber may see it; the next event names that seq as its `prev`. */
export const snapshotMessageSchema = z.object({
  stream: streamIdSchema,
  seq: seqSchema,
  rights: z.string().max(64),
  reason: z.enum(snapshotReasons),
  at: z.int(),
  /** By provider (`teams`, `queues`, …) its records. Empty when sharing has ended: then the stream is over. */
  state: z.record(z.string(), z.array(snapshotRecordSchema)),
});
export type SnapshotMessage = z.infer<typeof snapshotMessageSchema>;
