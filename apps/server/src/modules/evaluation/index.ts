import { packetEvaluationRoutes } from './routes/evaluations.ts';
import { portalReportRoutes } from './routes/portal-report.ts';

export { evaluateNow } from './evaluate-now.ts';
export { type EvaluatedPacket, evaluatePacket } from './evaluate-packet.ts';
export { getEvaluation, latestEvaluation, type StoredEvaluation } from './read-evaluations.ts';
export { type EvaluationTables, evaluationTablesSchema } from './tables.ts';

export const evaluationRoutes = [...packetEvaluationRoutes, ...portalReportRoutes];
