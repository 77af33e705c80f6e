export { type AuditTables, auditSchema } from './audit-tables.ts';
export type { AuditEvent } from './list-audit-events.ts';
export { auditEventSha256, ISSUER_CHAIN, recordAudit } from './record-audit.ts';
export { auditRoutes } from './routes/audit.ts';
export { verifyAuditChain } from './verify-audit-chain.ts';
