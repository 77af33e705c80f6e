import type { AppContext } from '../../context.ts';
import { ADDRESS_HEADER } from './create-auth.ts';

/** Signs a user in; gives the cookies of the answer. */
export async function startSession(
  { accounts }: AppContext,
  { userId, request, remoteAddress }: { userId: string; request: Request; remoteAddress: string },
): Promise<string[]> {
  const { headers } = await accounts.auth.api.startSession({
    body: { userId },
    headers: new Headers({ 'user-agent': request.headers.get('user-agent') ?? '', [ADDRESS_HEADER]: remoteAddress }),
    returnHeaders: true,
  });
  return headers.getSetCookie();
}
