import { z } from 'zod';
import { command, download, query } from '../access/index.ts';
import { idSchema, pageInput, pageOf } from '../kernel/index.ts';
import { auditChainSchema, auditVerificationSchema } from './audit-chain.ts';
import { auditEntrySchema, openedAuditEntrySchema } from './audit-entry.ts';
import { auditFilter } from './audit-filter.ts';
import { auditTraceSchema } from './audit-trace.ts';

export const listAudit = query({
  name: 'audit.list',
  summary: 'Search the audit trail, newest first',
  access: 'audit.read',
  path: '/api/v1/audit/entries',
  audit: 'search',
  input: z.object({ ...auditFilter, ...pageInput }),
  output: pageOf(auditEntrySchema),
});

export const readAuditEntry = query({
  name: 'audit.read',
  summary: 'Open one entry of the audit trail with what was before and after',
  access: 'audit.read',
  path: '/api/v1/audit/entries/:entryId',
  audit: 'view',
  input: z.object({ entryId: idSchema }),
  output: openedAuditEntrySchema,
});

export const traceAudit = query({
  name: 'audit.trace',
  summary: 'Follow one transaction from end to end by its trace id',
  access: 'audit.read',
  path: '/api/v1/audit/traces/:traceId',
  audit: 'search',
  input: z.object({ traceId: z.string().min(1).max(100) }),
  output: auditTraceSchema,
});

export const readAuditChain = query({
  name: 'audit.chain',
  summary: 'See how far the audit trail is sealed, anchored and verified',
  access: 'audit.read',
  path: '/api/v1/audit/chain',
  input: z.object({}),
  output: auditChainSchema,
});

/** It may take minutes over a long trail, so it runs in the background; `audit.verification` tells how it went. */
export const verifyAudit = command({
  name: 'audit.verify',
  summary: 'Have the whole audit trail verified',
  access: 'audit.read',
  method: 'POST',
  path: '/api/v1/audit/verifications',
  input: z.object({}),
  output: z.object({ id: idSchema, requestedAt: z.int() }),
});

export const readAuditVerification = query({
  name: 'audit.verification',
  summary: 'See what a verification of the audit trail found',
  access: 'audit.read',
  path: '/api/v1/audit/verifications/:verificationId',
  input: z.object({ verificationId: idSchema }),
  output: auditVerificationSchema,
});

export const exportAudit = download({
  name: 'audit.export',
  summary: 'Take the filtered audit trail out as CSV',
  access: 'audit.export',
  path: '/api/v1/audit/export.csv',
  download: { mediaType: 'text/csv; charset=utf-8', fileName: 'audit.csv' },
  input: z.object(auditFilter),
});

export const eraseAuditPayload = command({
  name: 'audit.erasePayload',
  summary: 'Erase the content of an entry where the law asks for it; the entry and the chain stay',
  access: 'audit.erase',
  method: 'POST',
  path: '/api/v1/audit/entries/:entryId/erasure',
  input: z.object({
    entryId: idSchema,
    reason: z.string().trim().min(10).max(1000).describe('The lawful ground; kept in the audit trail for good'),
  }),
  output: z.object({ entryId: idSchema, erasedAt: z.int() }),
  refusals: ['audit/payload-already-erased'],
});

/** R-04 asks for main navigation as well: the desk says which screen was opened. */
export const recordNavigation = command({
  name: 'navigation.record',
  summary: 'Record that a main screen was opened',
  access: 'signedIn',
  method: 'POST',
  path: '/api/v1/navigation',
  input: z.object({
    screen: z
      .string()
      .regex(/^[a-z][a-z0-9-]*(\/[a-z0-9-]+)*$/, 'must be the path of a screen')
      .max(200),
  }),
  output: z.object({}),
});

export const auditOperations = [
  listAudit,
  readAuditEntry,
  traceAudit,
  readAuditChain,
  verifyAudit,
  readAuditVerification,
  exportAudit,
  eraseAuditPayload,
  recordNavigation,
] as const;
