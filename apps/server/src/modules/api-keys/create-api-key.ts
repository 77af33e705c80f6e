import { makeUuidV7, sha256Hex } from '@attestlayer/encoding';
import type { Actor, Mode, Permission, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { makeApiKeySecret, shownPart } from './api-key-secret.ts';
import type { ApiKeyTables } from './api-key-tables.ts';

export type CreateApiKeyInput = {
  tenant: Tenant;
  actor: Actor;
  mode: Mode;
  name: string;
  permissions: readonly Permission[];
  /** Milliseconds since 1970; null: until it is revoked. */
  expiresAt: number | null;
};

export type CreatedApiKey = { key: ApiKeyTables['api_keys']; secret: string };

/** Makes a key; the secret is in the answer and nowhere else. */
export async function createApiKey(
  tx: Tx,
  context: AppContext,
  { tenant: { partnerId }, actor, mode, name, permissions, expiresAt }: CreateApiKeyInput,
): Promise<CreatedApiKey> {
  const now = context.now();
  const secret = makeApiKeySecret(mode, context.random);
  const key = await tx
    .insertInto('api_keys')
    .values({
      id: makeUuidV7(now, context.random(10)),
      partner_id: partnerId,
      mode,
      name,
      shown_part: shownPart(secret),
      secret_sha256: hashSecret(secret),
      permissions: JSON.stringify(permissions),
      created_by: 'userId' in actor ? actor.userId : null,
      created_at: now,
      expires_at: expiresAt,
      revoked_at: null,
      last_used_at: null,
      replaced_by: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordAudit(tx, context.random, {
    chain: partnerId,
    actor,
    action: 'api_key.created',
    subject: { kind: 'api_key', id: key.id },
    details: { name, mode, permissions: [...permissions], shown_part: key.shown_part },
    at: now,
  });
  return { key, secret };
}

/** The secret has 256 random bits: it needs no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return sha256Hex(new TextEncoder().encode(secret));
}
