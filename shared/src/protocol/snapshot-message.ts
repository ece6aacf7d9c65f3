import { z } from 'zod';
import { seqSchema, streamIdSchema } from './stream-position.ts';

/** Why a client starts afresh: everything it held of that stream before is void. */
export const snapshotReasons = ['opened', 'tooFarBehind', 'rightsChanged', 'sharingEnded'] as const;
export type SnapshotReason = (typeof snapshotReasons)[number];

/** What is true at `seq`, as this subscriber may see it; the next event names that seq as its `prev`. */
export const snapshotMessageSchema = z.object({
  stream: streamIdSchema,
  seq: seqSchema,
  rights: z.string().max(64),
  reason: z.enum(snapshotReasons),
  at: z.int(),
  /** By provider: `directory`, `queues`, … Empty when sharing has ended: then the stream is over. */
  state: z.record(z.string(), z.unknown()),
});
export type SnapshotMessage = z.infer<typeof snapshotMessageSchema>;
