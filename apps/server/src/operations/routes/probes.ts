import * as z from 'zod';
import { defineRoute } from '../../http/index.ts';
import { checkReadiness, readinessSchema } from '../health/check-readiness.ts';
import { readFigures } from '../read-figures.ts';

const live = defineRoute({
  method: 'get',
  path: '/livez',
  operationId: 'getLiveness',
  summary: 'Whether the process runs',
  tag: 'operations',
  access: 'public',
  response: z.object({ status: z.literal('ok') }),
  handle: async () => ({ body: { status: 'ok' as const } }),
});

const ready = defineRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'getReadiness',
  summary: 'Whether the process can do its work: each part is really used',
  tag: 'operations',
  access: 'public',
  response: readinessSchema,
  async handle({ context }) {
    const body = await checkReadiness(context);
    if (body.status === 'ready') return { body };
    return Response.json(body, { status: 503, headers: { 'cache-control': 'no-store' } });
  },
});

const metrics = defineRoute({
  method: 'get',
  path: '/metrics',
  operationId: 'getMetrics',
  summary: 'Figures for Prometheus; serve this path inside your network only',
  tag: 'operations',
  access: 'public',
  produces: 'text/plain',
  async handle({ context }) {
    return new Response(await context.metrics.text(await readFigures(context)), {
      headers: { 'content-type': 'text/plain; version=0.0.4' },
    });
  },
});

export const probeRoutes = [live, ready, metrics];
