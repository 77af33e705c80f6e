import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { PROCESS_ROLES } from '../../config/index.ts';
import { defineRoute } from '../../http/index.ts';
import { checkHealth } from '../health/check-readiness.ts';
import { listWarnings } from '../health/list-warnings.ts';
import { readTrustFacts } from '../health/trust-facts.ts';

const trustSchema = z
  .object({
    version: z.int(),
    fingerprint: z.string(),
    expires: z.string(),
    root_keys: z.int(),
    root_threshold: z.int(),
    witness_quorum: z.string(),
  })
  .nullable();

const healthSchema = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    checks: z.array(
      z.object({
        name: z.string(),
        ok: z.boolean(),
        optional: z.boolean(),
        message: z.string().nullable(),
        checked_at: z.string(),
        duration_ms: z.number(),
      }),
    ),
    warnings: z.array(z.object({ code: z.string(), mode: z.enum(['live', 'test']).nullable(), message: z.string() })),
    roles: z.array(z.enum(PROCESS_ROLES)).meta({ description: 'Of the process that answers' }),
    database: z.enum(['sqlite', 'postgres']),
    blobs: z.enum(['disk', 's3']),
    mail: z.enum(['smtp', 'outbox']),
    malware_scanner: z.enum(['clamd', 'none']),
    trust: z.object({ live: trustSchema, test: trustSchema }),
  })
  .meta({ title: 'Health' });

const get = defineRoute({
  method: 'get',
  path: '/v1/console/health',
  operationId: 'getHealth',
  summary: 'Every check of the readiness probe with its reason, and what is weaker than it should be',
  tag: 'console',
  access: 'operations:read',
  response: healthSchema,
  async handle({ context }) {
    const { config, mailer } = context;
    const { isReady, checks } = await checkHealth(context);
    return {
      body: {
        status: isReady ? ('ready' as const) : ('not_ready' as const),
        checks: checks.map(({ name, ok, optional, note, error, checkedAt, durationMs }) => ({
          name,
          ok,
          optional,
          message: error ?? note,
          checked_at: formatTimestamp(checkedAt),
          duration_ms: durationMs,
        })),
        warnings: await listWarnings(context),
        roles: [...config.roles],
        database: config.database.kind,
        blobs: config.s3 === null ? ('disk' as const) : ('s3' as const),
        mail: mailer.kind,
        malware_scanner: config.environment.CLAMD_ADDRESS === undefined ? ('none' as const) : ('clamd' as const),
        trust: { live: await readTrustFacts(context, 'live'), test: await readTrustFacts(context, 'test') },
      },
    };
  },
});

export const consoleHealthRoutes = [get];
