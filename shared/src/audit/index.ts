export {
  type AuditAnchor,
  type AuditChain,
  type AuditVerification,
  auditAnchorSchema,
  auditChainSchema,
  auditVerificationSchema,
  type ChainFault,
  type ChainFaultKind,
  chainFaultSchema,
  chainFaults,
  type UnsealedTail,
  unsealedTailSchema,
} from './audit-chain.ts';
export {
  type AuditActor,
  type AuditEntry,
  type AuditLink,
  type AuditPayload,
  type AuditSubject,
  auditActorKinds,
  auditActorSchema,
  auditEntrySchema,
  auditLinkSchema,
  auditPayloadSchema,
  auditSubjectSchema,
  type OpenedAuditEntry,
  openedAuditEntrySchema,
} from './audit-entry.ts';
export { type AuditFilter, auditFilter } from './audit-filter.ts';
export {
  auditOperations,
  eraseAuditPayload,
  exportAudit,
  listAudit,
  readAuditChain,
  readAuditEntry,
  readAuditVerification,
  recordNavigation,
  traceAudit,
  verifyAudit,
} from './audit-operations.ts';
export {
  type AuditTrace,
  auditTraceSchema,
  type TraceStep,
  traceStepSchema,
} from './audit-trace.ts';
