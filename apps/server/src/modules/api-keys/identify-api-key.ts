import type { Actor, Permission } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { Problem, type ProblemCode } from '../../http/index.ts';
import { isApiKeySecret } from './api-key-secret.ts';
import { hashSecret } from './create-api-key.ts';

/** "Last used" is for people who clean up keys: a minute is exact enough and spares a write for each call. */
const LAST_USED_STEP_MS = 60_000;

/** The actor behind an API key; null for a token of another kind. @throws Problem api_key_malformed, api_key_unknown, api_key_expired, api_key_revoked */
export async function identifyApiKey(context: AppContext, token: string): Promise<Actor | null> {
  if (!token.startsWith('al_')) return null;
  if (!isApiKeySecret(token)) {
    throw refused('api_key_malformed', 'this is not a whole API key: its checksum does not fit', 'copy it again');
  }
  const { query } = context.database;
  const key = await query
    .selectFrom('api_keys')
    .selectAll()
    .where('secret_sha256', '=', hashSecret(token))
    .executeTakeFirst();
  const now = context.now();
  if (key === undefined) throw refused('api_key_unknown', 'there is no such API key', 'create one in the workspace');
  if (key.revoked_at !== null) throw refused('api_key_revoked', 'this API key was revoked', 'create another one');
  if (key.expires_at !== null && key.expires_at <= now) {
    throw refused('api_key_expired', 'this API key has expired', 'create another one, or rotate keys before they end');
  }
  if (key.last_used_at === null || now - key.last_used_at >= LAST_USED_STEP_MS) {
    await query.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', key.id).execute();
  }
  const permissions = JSON.parse(key.permissions) as Permission[];
  return { kind: 'api_key', apiKeyId: key.id, partnerId: key.partner_id, mode: key.mode, permissions };
}

function refused(code: ProblemCode, title: string, detail: string): Problem {
  return new Problem({
    status: 401,
    code,
    title,
    detail,
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });
}
