import type { OidcConfig } from '../../../config/index.ts';
import type { AppContext } from '../../../context.ts';
import { Problem } from '../../../http/index.ts';
import type { AuthInput } from '../create-auth.ts';
import { fetchDiscovery } from './discovery.ts';
import { createOidcAuth, type OidcAuth } from './oidc-auth.ts';

export type Oidc = {
  /** The auth library with the provider. @throws Problem oidc_unavailable */
  open(context: AppContext): Promise<OidcAuth>;
};

/**
 * Signing in by a provider, in an instance of the auth library of its own: the library asks the provider before it answers its
 * first call, and whoever signs in by password must not wait for that.
 */
export function createOidc(input: AuthInput, config: OidcConfig): Oidc {
  let opened: OidcAuth | null = null;
  return {
    async open(context) {
      if (opened !== null) return opened;
      const discovery = await fetchDiscovery(config.issuer).catch((err: unknown) => {
        input.logger.error({ err }, 'the OpenID Connect provider cannot be used');
        throw new Problem({
          status: 503,
          code: 'oidc_unavailable',
          title: 'the identity provider cannot be reached',
          detail: 'sign in another way, or try again in a few minutes',
        });
      });
      opened ??= createOidcAuth({ input, config, discovery, context });
      return opened;
    },
  };
}
