import * as z from 'zod';
import { checkIfMatch, defineRoute, requireTenant } from '../../../http/index.ts';
import { changeRetention } from '../change-retention.ts';
import { getPartner, type Partner } from '../partner.ts';
import { retentionChoiceSchema, retentionPolicyOf } from '../retention-policy.ts';

const days = z.int().nullable();

const retentionSchema = z
  .object({
    records_days: days,
    kits_days: days,
    policy: z
      .object({
        schema: z.string(),
        records_days: days,
        kits_days: days,
        audit_log: z.string(),
        registry_log: z.string(),
      })
      .meta({ description: 'As it is hashed, in canonical JSON' }),
    sha256: z.string().meta({ description: '"retention_policy_sha256" of receipts that are issued from now on' }),
    version: z.int(),
  })
  .meta({ id: 'RetentionPolicy' });

const get = defineRoute({
  method: 'get',
  path: '/v1/workspace/retention',
  operationId: 'getRetention',
  summary: 'How long the workspace keeps records and kits',
  tag: 'workspace',
  access: 'workspace:read',
  response: retentionSchema,
  async handle({ context, actor }) {
    const partner = await getPartner(context.database.query, requireTenant(actor).partnerId);
    return { body: toJson(partner), version: partner.version };
  },
});

const change = defineRoute({
  method: 'put',
  path: '/v1/workspace/retention',
  operationId: 'changeRetention',
  summary: 'Choose how long the workspace keeps records and kits',
  description:
    'Days count from the end of the packet for records and from the issue for kits; null keeps them as long as the workspace. ' +
    'It holds for what is there already too: a shorter time deletes with the next daily run.',
  tag: 'workspace',
  access: 'workspace:configure',
  body: retentionChoiceSchema,
  response: retentionSchema,
  async handle({ context, actor, body, request }) {
    const partner = await context.database.transaction((tx) =>
      changeRetention(tx, context, {
        tenant: requireTenant(actor),
        actor,
        choice: body,
        checkVersion: (version) => checkIfMatch(request, version),
      }),
    );
    return { body: toJson(partner), version: partner.version };
  },
});

function toJson(partner: Partner): z.input<typeof retentionSchema> {
  const { policy, sha256 } = retentionPolicyOf(partner);
  const { records_days, kits_days } = policy;
  return { records_days, kits_days, policy, sha256, version: partner.version };
}

export const retentionRoutes = [get, change];
