import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { notFound } from '../../http/index.ts';
import { type Client, toClient } from './client.ts';
import { scopeClients } from './scope-clients.ts';

/** Finds a client of a tenant. @throws Problem not_found */
export async function getClient(db: Queryable, tenant: Tenant, clientId: string): Promise<Client> {
  const row = await scopeClients(db, tenant).selectAll().where('id', '=', clientId).executeTakeFirst();
  if (row === undefined) throw notFound('client');
  return toClient(row);
}
