import type { Actor, Permission, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { type CreatedApiKey, createApiKey } from './create-api-key.ts';
import { findApiKey } from './find-api-key.ts';

export type RotateApiKeyInput = {
  tenant: Tenant;
  actor: Actor;
  apiKeyId: string;
  /** How long the old key still works beside the new one. */
  overlapMs: number;
};

/** Makes a key in the place of another, which ends after the overlap. @throws Problem not_found, api_key_ended */
export async function rotateApiKey(
  tx: Tx,
  context: AppContext,
  { tenant, actor, apiKeyId, overlapMs }: RotateApiKeyInput,
): Promise<CreatedApiKey> {
  const now = context.now();
  const old = await findApiKey(tx, tenant, apiKeyId);
  const ended =
    old.revoked_at !== null || old.replaced_by !== null || (old.expires_at !== null && old.expires_at <= now);
  if (ended) throw conflict('api_key_ended', 'this key has ended or was replaced already', 'create a new key');
  const created = await createApiKey(tx, context, {
    tenant,
    actor,
    mode: old.mode,
    name: old.name,
    permissions: JSON.parse(old.permissions) as Permission[],
    expiresAt: old.expires_at === null ? null : now + (old.expires_at - old.created_at),
  });
  const endsAt = Math.min(now + overlapMs, old.expires_at ?? Number.POSITIVE_INFINITY);
  await tx
    .updateTable('api_keys')
    .set({ expires_at: endsAt, replaced_by: created.key.id })
    .where('id', '=', apiKeyId)
    .execute();
  await recordAudit(tx, context.random, {
    chain: tenant.partnerId,
    actor,
    action: 'api_key.rotated',
    subject: { kind: 'api_key', id: apiKeyId },
    details: { replaced_by: created.key.id, overlap_ms: overlapMs },
    at: now,
  });
  return created;
}
