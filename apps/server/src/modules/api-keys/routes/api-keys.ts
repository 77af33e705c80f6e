import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { API_KEY_PERMISSIONS, type Permission } from '../../../access/index.ts';
import { defineList, defineRoute, lineText, requireTenant, toPageById } from '../../../http/index.ts';
import type { ApiKeyTables } from '../api-key-tables.ts';
import { createApiKey } from '../create-api-key.ts';
import { listApiKeys } from '../find-api-key.ts';
import { revokeApiKey } from '../revoke-api-key.ts';
import { rotateApiKey } from '../rotate-api-key.ts';

/** Time to bring the new key to every machine. */
const DEFAULT_OVERLAP_HOURS = 24;
const MAX_OVERLAP_HOURS = 30 * 24;
const HOUR_MS = 60 * 60 * 1000;

const permissionSchema = z.enum(API_KEY_PERMISSIONS as readonly [Permission, ...Permission[]]);

const apiKeySchema = z
  .object({
    id: z.string(),
    mode: z.enum(['live', 'test']),
    name: z.string(),
    shown_part: z.string(),
    permissions: z.array(permissionSchema),
    created_at: z.string(),
    expires_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
    last_used_at: z.string().nullable(),
    replaced_by: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });

const createdSchema = apiKeySchema.extend({ secret: z.string().meta({ description: 'Shown now and never again' }) });
const idParams = z.object({ apiKeyId: z.string() });

const list = defineList({
  path: '/v1/api-keys',
  operationId: 'listApiKeys',
  summary: 'API keys of the workspace, newest first',
  tag: 'api-keys',
  access: 'api-keys:manage',
  item: apiKeySchema,
  fileName: 'api-keys',
  async read({ context, actor }, { limit, after }) {
    const page = { tenant: requireTenant(actor), limit: limit + 1, before: after?.id };
    return toPageById(await listApiKeys(context.database.query, page), limit, toJson);
  },
});

const create = defineRoute({
  method: 'post',
  path: '/v1/api-keys',
  operationId: 'createApiKey',
  summary: 'Create an API key; its secret is shown once',
  tag: 'api-keys',
  access: 'api-keys:manage',
  body: z.strictObject({
    mode: z.enum(['live', 'test']),
    name: lineText(100),
    permissions: z.array(permissionSchema).min(1).max(API_KEY_PERMISSIONS.length),
    expires_at: z.iso.datetime().nullable().default(null),
  }),
  response: createdSchema,
  status: 201,
  secretAnswer: true,
  async handle({ context, actor, body: { mode, name, permissions, expires_at } }) {
    const tenant = requireTenant(actor);
    const expiresAt = expires_at === null ? null : Date.parse(expires_at);
    const unique = [...new Set(permissions)];
    const { key, secret } = await context.database.transaction((tx) =>
      createApiKey(tx, context, { tenant, actor, mode, name, permissions: unique, expiresAt }),
    );
    return { body: { ...toJson(key), secret } };
  },
});

const rotate = defineRoute({
  method: 'post',
  path: '/v1/api-keys/{apiKeyId}/rotate',
  operationId: 'rotateApiKey',
  summary: 'Create a key in the place of another, which ends after an overlap',
  tag: 'api-keys',
  access: 'api-keys:manage',
  params: idParams,
  body: z.strictObject({ overlap_hours: z.int().min(0).max(MAX_OVERLAP_HOURS).default(DEFAULT_OVERLAP_HOURS) }),
  response: createdSchema,
  status: 201,
  secretAnswer: true,
  async handle({ context, actor, params: { apiKeyId }, body: { overlap_hours } }) {
    const tenant = requireTenant(actor);
    const { key, secret } = await context.database.transaction((tx) =>
      rotateApiKey(tx, context, { tenant, actor, apiKeyId, overlapMs: overlap_hours * HOUR_MS }),
    );
    return { body: { ...toJson(key), secret } };
  },
});

const revoke = defineRoute({
  method: 'delete',
  path: '/v1/api-keys/{apiKeyId}',
  operationId: 'revokeApiKey',
  summary: 'End an API key at once',
  tag: 'api-keys',
  access: 'api-keys:manage',
  params: idParams,
  status: 204,
  async handle({ context, actor, params: { apiKeyId } }) {
    const tenant = requireTenant(actor);
    await context.database.transaction((tx) => revokeApiKey(tx, context, { tenant, actor, apiKeyId }));
    return { status: 204 };
  },
});

function toJson(key: ApiKeyTables['api_keys']): z.input<typeof apiKeySchema> {
  const { id, mode, name, shown_part, permissions, replaced_by } = key;
  return {
    id,
    mode,
    name,
    shown_part,
    permissions: JSON.parse(permissions) as Permission[],
    created_at: formatTimestamp(key.created_at),
    expires_at: toTime(key.expires_at),
    revoked_at: toTime(key.revoked_at),
    last_used_at: toTime(key.last_used_at),
    replaced_by,
  };
}

function toTime(at: number | null): string | null {
  return at === null ? null : formatTimestamp(at);
}

export const apiKeyRoutes = [list, create, rotate, revoke];
