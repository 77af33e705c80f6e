import * as z from 'zod';
import { defineRoute, notFound, requireTenant } from '../../../http/index.ts';
import { evaluationBody } from '../../profiles/index.ts';
import { latestSharedEvaluation } from '../read-evaluations.ts';
import { serveReport } from '../serve-report.ts';

const get = defineRoute({
  method: 'get',
  path: '/v1/portal/report',
  operationId: 'getPortalReport',
  summary: 'The last report that the partner shared',
  tag: 'portal',
  access: 'request:read',
  query: z.object({ format: z.enum(['json', 'csv', 'pdf']).default('json') }),
  response: evaluationBody,
  async handle({ context, actor, query }) {
    const tenant = requireTenant(actor);
    if (actor.kind !== 'contributor') throw notFound('request');
    const stored = await latestSharedEvaluation(context.database.query, tenant, actor.packetId);
    if (stored === null) throw notFound('shared report');
    return serveReport(context, { tenant, stored, format: query.format });
  },
});

export const portalReportRoutes = [get];
