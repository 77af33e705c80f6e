import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { ISSUER_CHAIN, recordAudit } from '../audit/index.ts';
import { conflict, defineRoute, notFound, pageQuery, pageSchema, readCursor, toPage } from '../http/index.ts';
import type { JobTables } from '../jobs/index.ts';

const stateSchema = z.enum(['waiting', 'running', 'done', 'failed']);

/** The payload stays inside: it may name what a link or a mail is about. */
const jobSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: stateSchema,
    attempts: z.int(),
    last_error: z.string().nullable(),
    run_at: z.string(),
    created_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ title: 'Job' });

const list = defineRoute({
  method: 'get',
  path: '/v1/console/jobs',
  operationId: 'listJobs',
  summary: 'Work of the server, newest first',
  tag: 'console',
  access: 'operations:read',
  query: pageQuery.extend({ state: stateSchema.optional() }),
  response: pageSchema(jobSchema),
  async handle({ context, query: { limit, cursor, state } }) {
    const before = readCursor(cursor)?.id;
    let jobs = context.database.query.selectFrom('jobs').selectAll();
    if (state !== undefined) jobs = jobs.where('state', '=', state);
    if (before !== undefined) jobs = jobs.where('id', '<', before);
    const found = await jobs
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { rows, nextCursor } = toPage(found, limit, ({ id }) => ({ key: id, id }));
    return { body: { items: rows.map(toJson), next_cursor: nextCursor } };
  },
});

const retry = defineRoute({
  method: 'post',
  path: '/v1/console/jobs/{jobId}/retry',
  operationId: 'retryJob',
  summary: 'Do a failed job again; every job can be done twice without harm',
  tag: 'console',
  access: 'operations:manage',
  params: z.object({ jobId: z.string() }),
  response: jobSchema,
  async handle({ context, actor, params: { jobId } }) {
    const job = await context.database.transaction(async (tx) => {
      const at = context.now();
      const again = await tx
        .updateTable('jobs')
        .set({ state: 'waiting', run_at: at, attempts: 0, last_error: null, finished_at: null })
        .where('id', '=', jobId)
        .where('state', '=', 'failed')
        .returningAll()
        .executeTakeFirst();
      if (again === undefined) {
        const known = await tx.selectFrom('jobs').select('id').where('id', '=', jobId).executeTakeFirst();
        if (known === undefined) throw notFound('job');
        throw conflict('job_not_failed', 'only a failed job can be done again', 'wait until it has ended');
      }
      const subject = { kind: 'job', id: jobId };
      await recordAudit(tx, context.random, { chain: ISSUER_CHAIN, actor, action: 'job.retried', subject, at });
      return again;
    });
    return { body: toJson(job) };
  },
});

function toJson(job: JobTables['jobs']): z.input<typeof jobSchema> {
  const { id, kind, state, attempts, last_error } = job;
  return {
    id,
    kind,
    state,
    attempts,
    last_error,
    run_at: formatTimestamp(job.run_at),
    created_at: formatTimestamp(job.created_at),
    finished_at: job.finished_at === null ? null : formatTimestamp(job.finished_at),
  };
}

export const jobRoutes = [list, retry];
