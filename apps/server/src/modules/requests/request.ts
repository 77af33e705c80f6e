import type { Tenant } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';
import { conflict, notFound } from '../../http/index.ts';
import type { RequestTables } from './tables.ts';

export type ClientRequest = RequestTables['client_requests'];

/** The requests that a tenant sees; every read of theirs begins here. */
export function scopeRequests(db: Queryable, { partnerId, mode, clientIds }: Tenant) {
  const requests = db
    .selectFrom('client_requests')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('mode', '=', mode);
  return clientIds === null ? requests : requests.where('client_id', 'in', clientIds);
}

/** Finds a request of a tenant. @throws Problem not_found */
export async function getRequest(db: Queryable, tenant: Tenant, requestId: string): Promise<ClientRequest> {
  const request = await scopeRequests(db, tenant).where('id', '=', requestId).executeTakeFirst();
  if (request === undefined) throw notFound('request');
  return request;
}

/** False once a request was taken back or has run out: its links and sessions open nothing. */
export function isLive({ state, expires_at }: Pick<ClientRequest, 'state' | 'expires_at'>, now: number): boolean {
  return state !== 'revoked' && expires_at > now;
}

export function requestEnded() {
  return conflict('request_ended', 'this request was taken back', 'make a new one');
}
