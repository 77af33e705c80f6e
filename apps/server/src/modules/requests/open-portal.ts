import { encodeBase64url } from '@attestlayer/encoding';
import type { AppContext } from '../../context.ts';
import type { Queryable, Tx } from '../../database/index.ts';
import { Problem } from '../../http/index.ts';
import { hashToken, normaliseCode } from '../accounts/index.ts';
import { PORTAL_TOKEN_PREFIX, SESSION_MS } from './identify-contributor.ts';
import { type ClientRequest, isLive } from './request.ts';
import { requestCodeHash } from './request-links.ts';

/** What somebody shows: the token of a link, or the code with the address that it was mailed to. */
export type PortalProof = { token: string } | { email: string; code: string };

/** A code has 40 bits; with so few tries for each mail nobody guesses one. */
const MAX_WRONG_CODES = 10;
/** 256 bits. */
const TOKEN_BYTES = 32;

export type OpenedPortal = { token: string; expiresAt: number; request: ClientRequest };

/** Finds the live request of a link and changes nothing: programs that scan mails open links too. @throws Problem link_invalid */
export async function readPortalLink(db: Queryable, context: AppContext, token: string): Promise<ClientRequest> {
  const request = await db
    .selectFrom('request_links')
    .innerJoin('client_requests', 'client_requests.id', 'request_links.request_id')
    .selectAll('client_requests')
    .where('token_sha256', '=', hashToken(token))
    .executeTakeFirst();
  if (request === undefined || !isLive(request, context.now())) throw linkInvalid();
  return request;
}

/**
 * Gives a contributor session for a link or a typed code; null when it is wrong, after which the caller commits the count of wrong
 * codes and throws {@link linkInvalid}.
 */
export async function openPortal(tx: Tx, context: AppContext, proof: PortalProof): Promise<OpenedPortal | null> {
  const request =
    'token' in proof ? await readPortalLink(tx, context, proof.token) : await findByCode(tx, context, proof);
  if (request === null) return null;
  const now = context.now();
  const token = `${PORTAL_TOKEN_PREFIX}${encodeBase64url(context.random(TOKEN_BYTES))}`;
  await tx
    .deleteFrom('contributor_sessions')
    .where('request_id', '=', request.id)
    .where('expires_at', '<=', now)
    .execute();
  const expiresAt = now + SESSION_MS;
  await tx
    .insertInto('contributor_sessions')
    .values({ token_sha256: hashToken(token), request_id: request.id, expires_at: expiresAt })
    .execute();
  return { token, expiresAt, request };
}

/** The same for a link that never was, was replaced or taken back, or has expired. */
export function linkInvalid(): Problem {
  return new Problem({
    status: 404,
    code: 'link_invalid',
    title: 'this link or code is not known, was replaced, or has expired',
    detail: 'look for a newer mail, or ask whoever sent it for a new one',
  });
}

/** A wrong code counts against every request of the address, so that many requests do not mean many tries. */
async function findByCode(
  tx: Tx,
  context: AppContext,
  { email, code }: { email: string; code: string },
): Promise<ClientRequest | null> {
  const links = await tx
    .selectFrom('client_requests')
    .innerJoin('request_links', 'request_links.request_id', 'client_requests.id')
    .selectAll('client_requests')
    .select('code_hmac')
    .where('contact_email', '=', email)
    .where('state', '<>', 'revoked')
    .where('expires_at', '>', context.now())
    .where('wrong_codes', '<', MAX_WRONG_CODES)
    .execute();
  const typed = normaliseCode(code);
  const found = links.find(({ id, code_hmac }) => code_hmac === requestCodeHash(context, id, typed));
  if (found !== undefined) {
    const { code_hmac: _hash, ...request } = found;
    return request;
  }
  if (links.length === 0) return null;
  await tx
    .updateTable('client_requests')
    .set((eb) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('id', 'in', [...new Set(links.map(({ id }) => id))])
    .execute();
  return null;
}
