import { z } from 'zod';
import { askedInstantSchema } from '../identity/instant.ts';
import { auditActorKinds } from './audit-entry.ts';

/** How the audit trail is narrowed down; all that is given must hold. */
export const auditFilter = {
  actorKind: z.enum(auditActorKinds).optional(),
  actorId: z.string().max(100).optional().describe('Who: the id of a user or of an API token'),
  action: z
    .string()
    .regex(/^[a-zA-Z-]+(\.[a-zA-Z-]+)?$/, 'must be an operation (`team.create`) or a noun (`team`)')
    .optional()
    .describe('What: one operation, or a noun for all that is done to it'),
  subjectKind: z.string().max(100).optional().describe('The kind of record it was done to'),
  subjectId: z.string().max(200).optional().describe('The record it was done to'),
  traceId: z.string().max(100).optional(),
  from: askedInstantSchema.optional().describe('A time in ISO 8601, or milliseconds UTC; inclusive'),
  to: askedInstantSchema.optional().describe('A time in ISO 8601, or milliseconds UTC; exclusive'),
};
export type AuditFilter = z.infer<z.ZodObject<typeof auditFilter>>;
