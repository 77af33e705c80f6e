import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { makeOneTimeSecret } from '../accounts/index.ts';
import type { ClientRequest } from './request.ts';

export type MadeLink = { token: string; url: string; code: string };

/** Makes another link of a request for one mail; only its hashes are kept, so the next mail has its own. */
export async function addLink(tx: Tx, context: AppContext, { id }: Pick<ClientRequest, 'id'>): Promise<MadeLink> {
  const { token, tokenSha256, code } = makeOneTimeSecret(context.random);
  await tx
    .insertInto('request_links')
    .values({
      token_sha256: tokenSha256,
      request_id: id,
      code_hmac: requestCodeHash(context, id, code),
      created_at: context.now(),
    })
    .execute();
  return { token, url: `${context.config.baseUrl}/portal?token=${token}`, code };
}

/** Bound to its request, so that a code opens no other one. */
export function requestCodeHash({ accounts }: AppContext, requestId: string, code: string): string {
  return accounts.hashCode(`request\n${requestId}\n${code}`);
}
