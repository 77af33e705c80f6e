import * as z from 'zod';
import { defineList, defineRoute, numberOfCursor, requireTenant, toPage } from '../../../http/index.ts';
import { getPacket } from '../../packets/index.ts';
import { evaluationBody } from '../../profiles/index.ts';
import { evaluateNow } from '../evaluate-now.ts';
import { evaluatePacket } from '../evaluate-packet.ts';
import { getEvaluation, listAttempts } from '../read-evaluations.ts';
import { attemptBody, attemptParams, evaluatedBody, packetParams, readinessBody, toAttemptBody } from '../schemas.ts';
import { serveReport } from '../serve-report.ts';
import { shareEvaluation } from '../share-evaluation.ts';

const tag = 'evaluation';

const readiness = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/readiness',
  operationId: 'getReadinessOfPacket',
  summary: 'What would block now; counts as no attempt',
  tag,
  access: 'packets:read',
  params: packetParams,
  response: readinessBody,
  async handle({ context, actor, params }) {
    const tenant = requireTenant(actor);
    const { query: db } = context.database;
    const packet = await getPacket(db, tenant, params.packetId);
    const { evaluated_at, outcome, period, requirements, blockers, boundary } = await evaluateNow(db, {
      tenant,
      packet,
      at: context.now(),
    });
    return { body: { as_of: evaluated_at, outcome, period, requirements, blockers, boundary } };
  },
});

const evaluate = defineRoute({
  method: 'post',
  path: '/v1/packets/{packetId}/evaluations',
  operationId: 'evaluatePacket',
  summary: 'Evaluate the packet and count the attempt; FAIL costs no credit',
  tag,
  access: 'packets:write',
  params: packetParams,
  response: evaluatedBody,
  status: 201,
  async handle({ context, actor, params }) {
    const tenant = requireTenant(actor);
    const { evaluation, sha256 } = await context.database.transaction((tx) =>
      evaluatePacket(tx, context, { tenant, actor, packetId: params.packetId }),
    );
    const { attempt, outcome } = evaluation;
    const state = outcome === 'PASS' ? ('ready' as const) : ('blocked' as const);
    return { body: { attempt, outcome, sha256, state, evaluation } };
  },
});

const list = defineList({
  path: '/v1/packets/{packetId}/evaluations',
  operationId: 'listEvaluations',
  summary: 'Every counted evaluation, the first one first',
  tag,
  access: 'reports:read',
  params: packetParams,
  item: attemptBody,
  fileName: 'evaluations',
  async read({ context, actor, params }, { limit, after }) {
    const { query: db } = context.database;
    const { id: packetId } = await getPacket(db, requireTenant(actor), params.packetId);
    const afterAttempt = numberOfCursor(after) ?? 0;
    const attempts = await listAttempts(db, { packetId, afterAttempt, limit: limit + 1 });
    const { rows, nextCursor } = toPage(attempts, limit, ({ attempt }) => ({ key: attempt, id: packetId }));
    return { rows: rows.map(toAttemptBody), nextCursor };
  },
});

const get = defineRoute({
  method: 'get',
  path: '/v1/packets/{packetId}/evaluations/{attempt}',
  operationId: 'getEvaluation',
  summary: 'The report of one evaluation: exact bytes as JSON, or as CSV or printable PDF',
  tag,
  access: 'reports:read',
  params: attemptParams,
  query: z.object({ format: z.enum(['json', 'csv', 'pdf']).default('json') }),
  response: evaluationBody,
  async handle({ context, actor, params, query }) {
    const tenant = requireTenant(actor);
    const stored = await getEvaluation(context.database.query, tenant, params);
    return serveReport(context, { tenant, stored, format: query.format });
  },
});

const share = defineRoute({
  method: 'post',
  path: '/v1/packets/{packetId}/evaluations/{attempt}/share',
  operationId: 'shareEvaluation',
  summary: 'Show the report to the client in the portal, and mail whoever has an open request',
  tag,
  access: 'packets:write',
  params: attemptParams,
  status: 204,
  async handle({ context, actor, params }) {
    const tenant = requireTenant(actor);
    await context.database.transaction(async (tx) => {
      const stored = await getEvaluation(tx, tenant, params);
      await shareEvaluation(tx, context, { stored, actor });
    });
    return {};
  },
});

export const packetEvaluationRoutes = [readiness, evaluate, list, get, share];
