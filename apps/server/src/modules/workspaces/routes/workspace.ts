import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { checkIfMatch, defineRoute, lineText, requireTenant } from '../../../http/index.ts';
import { LOCALES } from '../../notifications/index.ts';
import { changeWorkspace } from '../change-workspace.ts';
import { getPartner, type Partner } from '../partner.ts';
import { TIERS } from '../workspace-tables.ts';

/** More often is a nuisance to a client, more rarely is no reminder. */
const reminderEveryDays = z.int().min(1).max(90);
const reminderMaxCount = z.int().min(0).max(20);

const workspaceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    tier: z.enum(TIERS),
    state: z.enum(['active', 'suspended', 'closed']),
    binder_name: z.string(),
    logo_blob_sha256: z.string().nullable(),
    locale: z.enum(LOCALES),
    record_pdf: z.boolean(),
    second_factor_demanded: z.boolean(),
    reminder_every_days: z.int(),
    reminder_max_count: z.int(),
    version: z.int(),
    created_at: z.string(),
  })
  .meta({ id: 'Workspace' });

const get = defineRoute({
  method: 'get',
  path: '/v1/workspace',
  operationId: 'getWorkspace',
  summary: 'The workspace and its settings',
  tag: 'workspace',
  access: 'workspace:read',
  response: workspaceSchema,
  async handle({ context, actor }) {
    const partner = await getPartner(context.database.query, requireTenant(actor).partnerId);
    return { body: toJson(partner), version: partner.version };
  },
});

const change = defineRoute({
  method: 'patch',
  path: '/v1/workspace',
  operationId: 'changeWorkspace',
  summary: 'Change settings of the workspace; what is left out stays',
  tag: 'workspace',
  access: 'workspace:configure',
  body: z.strictObject({
    binder_name: lineText(200).optional(),
    locale: z.enum(LOCALES).optional(),
    record_pdf: z.boolean().optional(),
    second_factor_demanded: z.boolean().optional(),
    reminder_every_days: reminderEveryDays.optional(),
    reminder_max_count: reminderMaxCount.optional(),
  }),
  response: workspaceSchema,
  async handle({ context, actor, body, request }) {
    const partner = await context.database.transaction((tx) =>
      changeWorkspace(tx, context, {
        tenant: requireTenant(actor),
        actor,
        changes: body,
        checkVersion: (version) => checkIfMatch(request, version),
      }),
    );
    return { body: toJson(partner), version: partner.version };
  },
});

function toJson({ settings, created_at, retention_policy: _, ...partner }: Partner): z.input<typeof workspaceSchema> {
  return { ...partner, ...settings, created_at: formatTimestamp(created_at) };
}

export const workspaceRoutes = [get, change];
