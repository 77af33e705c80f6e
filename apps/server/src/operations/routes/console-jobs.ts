import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { ISSUER_CHAIN, recordAudit } from '../../audit/index.ts';
import { conflict, defineList, defineRoute, notFound, toPageById } from '../../http/index.ts';
import { JOB_STATES, type Job, listJobs, retryJob } from '../../jobs/index.ts';

const jobSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    key: z.string().nullable(),
    state: z.enum(JOB_STATES),
    attempts: z.int(),
    run_at: z.string(),
    last_error: z.string().nullable(),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: 'Job' });

const list = defineList({
  path: '/v1/console/jobs',
  operationId: 'listJobs',
  summary: 'Background jobs, latest first',
  tag: 'console',
  access: 'operations:read',
  filter: { state: z.enum(JOB_STATES).optional(), kind: z.string().max(80).optional() },
  item: jobSchema,
  fileName: 'jobs',
  async read({ context, query: { state, kind } }, { limit, after }) {
    const found = await listJobs(context.database.query, { state, kind, before: after?.id, limit: limit + 1 });
    return toPageById(found, limit, toJson);
  },
});

const retry = defineRoute({
  method: 'post',
  path: '/v1/console/jobs/{jobId}/retry',
  operationId: 'retryJob',
  summary: 'Have a failed job tried again, or a waiting one now',
  tag: 'console',
  access: 'operations:manage',
  params: z.object({ jobId: z.uuid() }),
  response: jobSchema,
  async handle({ context, actor, params: { jobId } }) {
    const result = await context.database.transaction(async (tx) => {
      const retried = await retryJob(tx, context, jobId);
      if (retried.outcome !== 'waiting') return retried;
      await recordAudit(tx, context.random, {
        chain: ISSUER_CHAIN,
        actor,
        action: 'job.retried',
        subject: { kind: 'job', id: jobId },
        details: { kind: retried.job.kind },
        at: context.now(),
      });
      return retried;
    });
    if (result.outcome === 'missing') throw notFound('job');
    if (result.outcome !== 'waiting') {
      throw conflict('job_not_failed', 'this job runs, is done, or has another one in its place', 'look at it again');
    }
    return { body: toJson(result.job) };
  },
});

function toJson({ id, kind, key, state, attempts, run_at, last_error, created_at, finished_at }: Job) {
  return {
    id,
    kind,
    key,
    state,
    attempts,
    run_at: formatTimestamp(run_at),
    last_error,
    created_at: formatTimestamp(created_at),
    finished_at: finished_at === null ? null : formatTimestamp(finished_at),
  };
}

export const consoleJobRoutes = [list, retry];
