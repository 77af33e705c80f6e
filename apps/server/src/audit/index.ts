export { type AuditTables, auditSchema } from './audit-tables.ts';
export { type AuditEvent, type AuditFilter, listAuditEvents } from './list-audit-events.ts';
export { type AuditInput, auditEventSha256, ISSUER_CHAIN, recordAudit } from './record-audit.ts';
export { auditRoutes } from './routes/audit.ts';
export { type AuditChainResult, verifyAuditChain } from './verify-audit-chain.ts';
