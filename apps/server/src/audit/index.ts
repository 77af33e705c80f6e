export { type AuditTables, auditSchema } from './audit-tables.ts';
export { type AuditInput, auditEventSha256, ISSUER_CHAIN, recordAudit } from './record-audit.ts';
