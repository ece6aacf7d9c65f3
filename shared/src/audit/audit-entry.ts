import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';

export const auditActorKinds = ['user', 'apiToken', 'system', 'anonymous'] as const;

/** Who did it. The name is looked up when it is read and null when the account is gone or was never ours. */
export const auditActorSchema = z.object({
  kind: z.enum(auditActorKinds),
  id: z.string(),
  name: z.string().nullable(),
});
export type AuditActor = z.infer<typeof auditActorSchema>;

/** What it was done to: a record, or for a search and an export the kind of record and `*`. */
export const auditSubjectSchema = z.object({ kind: z.string(), id: z.string() });
export type AuditSubject = z.infer<typeof auditSubjectSchema>;

/** One line of the audit trail: who did what to what, when, and under which trace. It never holds the content. */
export const auditEntrySchema = z.object({
  id: idSchema,
  recordedAt: z.int(),
  actor: auditActorSchema,
  /** The name of the operation, for example `team.create`. */
  action: z.string(),
  subject: auditSubjectSchema,
  traceId: z.string(),
  /** Its place in the chain; null for the second or so until the sealer has been. */
  sealedSeq: z.int().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/**
 * What an entry says of the change: the record before and after (of a change, only what changed), and facts such as
 * the filter of a search or the reason of an erasure. Secrets never get here.
 */
export const auditPayloadSchema = z.looseObject({
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type AuditPayload = z.infer<typeof auditPayloadSchema>;

/** The link that holds an entry in the chain. All hashes are SHA-256 in lower-case hexadecimal. */
export const auditLinkSchema = z.object({
  seq: z.int().positive(),
  entryHash: z.string(),
  prevHash: z.string(),
  hash: z.string(),
  sealedAt: z.int(),
});
export type AuditLink = z.infer<typeof auditLinkSchema>;

/** An entry opened: with its content, unless that was erased, and its link, once it is sealed. */
export const openedAuditEntrySchema = auditEntrySchema.extend({
  payload: auditPayloadSchema.nullable(),
  erasedAt: z.int().nullable(),
  link: auditLinkSchema.nullable(),
});
export type OpenedAuditEntry = z.infer<typeof openedAuditEntrySchema>;
