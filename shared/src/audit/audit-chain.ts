import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';

/** What can be wrong with a chain, and the sentence an auditor reads. */
export const chainFaults = {
  entryAltered: 'The entry is not what was sealed: its time, actor, action, subject or trace was changed.',
  payloadAltered: 'The content of the entry is not what was recorded, or it vanished without a lawful erasure.',
  entryMissing: 'The entry was sealed and is gone.',
  linkMissing: 'A link of the chain is gone: the numbers have a gap.',
  linkAltered: 'The link does not follow from its entry and the link before: changed, moved or slipped in.',
  entryNotInChain: 'The entry claims a place in the chain that is not its own.',
  headAltered: 'The recorded end of the chain is not its last link.',
  truncated: 'The chain ends before a point that was anchored outside the database.',
  anchorContradicted: 'The chain is not the one that was anchored outside the database.',
} as const;
export type ChainFaultKind = keyof typeof chainFaults;
const faultKinds = Object.keys(chainFaults) as [ChainFaultKind, ...ChainFaultKind[]];

export const chainFaultSchema = z.object({
  kind: z.enum(faultKinds),
  /** The place in the chain, where one is known. */
  seq: z.int().nullable(),
  entryId: z.string().nullable(),
});
export type ChainFault = z.infer<typeof chainFaultSchema>;

/** Entries that are recorded and not yet sealed: normally about a second's worth. */
export const unsealedTailSchema = z.object({
  count: z.int().nonnegative(),
  oldestRecordedAt: z.int().nullable(),
});
export type UnsealedTail = z.infer<typeof unsealedTailSchema>;

/** A verification asked for; its findings stand once it has finished. */
export const auditVerificationSchema = z.object({
  id: idSchema,
  requestedAt: z.int(),
  /** Null while it runs. */
  finishedAt: z.int().nullable(),
  /** Null while it runs; true only if nothing at all was found wrong. */
  intact: z.boolean().nullable(),
  sealedEntries: z.int(),
  erasedPayloads: z.int(),
  unsealed: unsealedTailSchema,
  faultCount: z.int(),
  /** The first faults, at most 100. */
  faults: z.array(chainFaultSchema),
});
export type AuditVerification = z.infer<typeof auditVerificationSchema>;

/** How far the head is kept outside the database, where whoever doctors the database cannot reach. */
export const auditAnchorSchema = z.object({
  seq: z.int(),
  hash: z.string(),
  anchoredAt: z.int(),
  /** Whether it also reached AUDIT_ANCHOR_URL. */
  remote: z.enum(['notConfigured', 'reached', 'failed']),
});
export type AuditAnchor = z.infer<typeof auditAnchorSchema>;

export const auditChainSchema = z.object({
  /** Null until the first entry is sealed. */
  head: z.object({ seq: z.int(), hash: z.string(), sealedAt: z.int() }).nullable(),
  unsealed: unsealedTailSchema,
  lastAnchor: auditAnchorSchema.nullable(),
  lastVerification: auditVerificationSchema.nullable(),
});
export type AuditChain = z.infer<typeof auditChainSchema>;
