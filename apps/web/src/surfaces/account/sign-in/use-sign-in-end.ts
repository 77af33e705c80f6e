import { useNavigate } from '@tanstack/react-router';
import { api, bodyOf } from '../../../api/client.ts';
import { noteConnection } from '../../../api/connection.ts';
import { useForgetSession } from '../../../api/session.ts';

/** A page of this application and nothing else: the address comes from whoever made the link. */
function isOwnPath(path: string | undefined): path is string {
  return path !== undefined && /^\/(?![/\\])/.test(path);
}

/** After signing in: back to where somebody was, else to where they work. */
export function useSignInEnd(back?: string): () => Promise<void> {
  const navigate = useNavigate();
  const forget = useForgetSession();
  return async () => {
    forget();
    noteConnection({ signedOut: false });
    const { current, issuer_operator } = await bodyOf(api.GET('/v1/session'));
    const home = current === null && issuer_operator ? '/console' : '/dashboard';
    await navigate({ href: isOwnPath(back) ? back : home });
  };
}
