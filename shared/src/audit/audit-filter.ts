import { z } from 'zod';
import { auditActorKinds } from './audit-entry.ts';

/** Milliseconds since 1970, or in a link a time in ISO 8601. */
const moment = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  z.iso.datetime({ offset: true }).transform(Date.parse),
]);

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
  from: moment.optional().describe('A time in ISO 8601, or milliseconds UTC; inclusive'),
  to: moment.optional().describe('A time in ISO 8601, or milliseconds UTC; exclusive'),
};
export type AuditFilter = z.infer<z.ZodObject<typeof auditFilter>>;
