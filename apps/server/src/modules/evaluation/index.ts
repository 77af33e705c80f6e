import { packetEvaluationRoutes } from './routes/evaluations.ts';
import { portalReportRoutes } from './routes/portal-report.ts';

export { evaluateNow } from './evaluate-now.ts';
export { evaluatePacket } from './evaluate-packet.ts';
export { type AwaitingVerdict, listAwaitingVerdict } from './list-awaiting-verdict.ts';
export { latestEvaluation, type StoredEvaluation } from './read-evaluations.ts';
export { type EvaluationTables, evaluationTablesSchema } from './tables.ts';

export const evaluationRoutes = [...packetEvaluationRoutes, ...portalReportRoutes];
