import type { Actor, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { findApiKey } from './find-api-key.ts';

/** Ends a key at once; fine when it has ended. @throws Problem not_found */
export async function revokeApiKey(
  tx: Tx,
  context: AppContext,
  { tenant, actor, apiKeyId }: { tenant: Tenant; actor: Actor; apiKeyId: string },
): Promise<void> {
  const at = context.now();
  const key = await findApiKey(tx, tenant, apiKeyId);
  if (key.revoked_at !== null) return;
  await tx.updateTable('api_keys').set({ revoked_at: at }).where('id', '=', apiKeyId).execute();
  const subject = { kind: 'api_key', id: apiKeyId };
  await recordAudit(tx, context.random, { chain: tenant.partnerId, actor, action: 'api_key.revoked', subject, at });
}
