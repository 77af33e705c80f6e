import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { Problem } from '../../http/index.ts';
import { hashToken } from '../accounts/index.ts';
import { isLive } from './request.ts';

export const PORTAL_TOKEN_PREFIX = 'portal_';
const HOUR_MS = 60 * 60 * 1000;
/** A working day with a break; each use begins it anew. */
export const SESSION_MS = 12 * HOUR_MS;

/** The contributor behind a session token; null for a token of another kind. @throws Problem portal_session_ended */
export async function identifyContributor(context: AppContext, token: string): Promise<Actor | null> {
  if (!token.startsWith(PORTAL_TOKEN_PREFIX)) return null;
  const { query } = context.database;
  const now = context.now();
  const tokenSha256 = hashToken(token);
  const session = await query
    .selectFrom('contributor_sessions')
    .innerJoin('client_requests', 'client_requests.id', 'contributor_sessions.request_id')
    .selectAll('client_requests')
    .select('contributor_sessions.expires_at as session_expires_at')
    .where('token_sha256', '=', tokenSha256)
    .executeTakeFirst();
  if (session === undefined || session.session_expires_at <= now || !isLive(session, now)) {
    throw new Problem({
      status: 401,
      code: 'portal_session_ended',
      title: 'this visit has ended',
      detail: 'open the link of the mail again; what you sent is kept',
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    });
  }
  // Extended once an hour, which spares a write for each call.
  if (session.session_expires_at - now < SESSION_MS - HOUR_MS) {
    await query
      .updateTable('contributor_sessions')
      .set({ expires_at: now + SESSION_MS })
      .where('token_sha256', '=', tokenSha256)
      .execute();
  }
  const { id: requestId, partner_id: partnerId, client_id: clientId, packet_id: packetId, mode } = session;
  return { kind: 'contributor', requestId, partnerId, clientId, packetId, mode };
}
