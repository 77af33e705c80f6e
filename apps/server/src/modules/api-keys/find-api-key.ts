import type { Tenant } from '../../access/index.ts';
import type { AppDatabase, Tx } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import type { ApiKeyTables } from './api-key-tables.ts';

type ApiKey = ApiKeyTables['api_keys'];

/** A key of the partner. Keys of both modes are managed by the same people. @throws Problem not_found */
export async function findApiKey(tx: Tx, { partnerId }: Tenant, apiKeyId: string): Promise<ApiKey> {
  const key = await tx
    .selectFrom('api_keys')
    .selectAll()
    .where('id', '=', apiKeyId)
    .where('partner_id', '=', partnerId)
    .executeTakeFirst();
  if (key === undefined) throw notFound('API key');
  return key;
}

export type ListApiKeysInput = { tenant: Tenant; limit: number; before: string | undefined };

/** Keys of the partner, newest first, ended ones too. */
export async function listApiKeys(
  query: AppDatabase['query'],
  { tenant: { partnerId }, limit, before }: ListApiKeysInput,
): Promise<ApiKey[]> {
  return query
    .selectFrom('api_keys')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .$if(before !== undefined, (keys) => keys.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
