import { decodeBase64url } from '@attestlayer/encoding';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { OidcConfig } from '../../../config/index.ts';
import type { AppContext } from '../../../context.ts';
import { type AuthInput, authOptions } from '../create-auth.ts';
import { type Discovery, discoveryUrl } from './discovery.ts';
import { isLinkedToAnother, noteOidcLink, noteOidcSignIn } from './note-oidc.ts';
import { OIDC_PROVIDER } from './provider.ts';

/** The page to which the provider sends the browser back; its address is registered there. */
const RETURN_PATH = '/sign-in/oidc';
/** Where the library takes the answer of a provider. */
const CALLBACK_PATH = '/callback/:id';

export type OidcAuthInput = {
  input: AuthInput;
  config: OidcConfig;
  discovery: Discovery;
  context: AppContext;
};

export type OidcAuth = ReturnType<typeof createOidcAuth>;

/**
 * The auth library with an OpenID Connect provider: code flow with PKCE (S256), state that is spent once and bound to the browser,
 * and an ID token with our nonce, signed by a key of the provider. An account is found by issuer and subject, and at its first use
 * by a verified address.
 */
export function createOidcAuth({ input, config, discovery, context }: OidcAuthInput) {
  const { issuer, clientId, clientSecret } = config;
  const options = authOptions(input);
  const takesBasic = discovery.token_endpoint_auth_methods_supported.includes('client_secret_basic');
  return betterAuth({
    ...options,
    user: {
      ...options.user,
      validateUserInfo: async ({ user, source }) =>
        source.action === 'link-account' && (await isLinkedToAnother(context, { userId: user.id!, issuer }))
          ? { error: 'oidc_subject_differs' }
          : undefined,
    },
    account: {
      ...options.account,
      storeStateStrategy: 'database',
      updateAccountOnSignIn: false,
      // The provider's word on an address counts if it says that it verified it, and is no better than ours.
      accountLinking: { trustedProviders: [], requireLocalEmailVerified: true },
    },
    databaseHooks: {
      account: {
        create: {
          // We ask the provider for nothing later, so nothing that opens a door there is kept.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
          }),
          after: ({ userId }) => noteOidcLink(context, { userId }),
        },
      },
      session: { create: { after: ({ userId }) => noteOidcSignIn(context, { userId }) } },
    },
    plugins: [
      askSecondFactor(twoFactor({ issuer: input.issuerName, twoFactorTable: 'second_factors' })),
      genericOAuth({
        config: [
          {
            providerId: OIDC_PROVIDER,
            discoveryUrl: discoveryUrl(issuer),
            requireIdTokenVerification: true,
            clientId,
            clientSecret,
            authentication: takesBasic ? 'basic' : 'post',
            scopes: ['openid', 'email'],
            redirectURI: `${input.baseUrl}${RETURN_PATH}`,
            pkce: true,
            disableSignUp: true,
            disableImplicitSignUp: true,
            accountSubject: ({ tokens }) => subjectOf(tokens.idToken, issuer),
          },
        ],
      }),
    ],
  });
}

/**
 * Who the ID token is about; its signature, audience and nonce were checked before. The library takes an answer without one too,
 * in which nothing is bound to this sign-in, and issuers as a document of the provider names them. @throws Error
 */
function subjectOf(idToken: string | undefined, issuer: string): string {
  if (idToken === undefined) throw new Error('the provider gave no ID token');
  const claims = JSON.parse(new TextDecoder().decode(decodeBase64url(idToken.split('.')[1]!)));
  if (claims.iss !== issuer || typeof claims.sub !== 'string') throw new Error('the ID token is of another issuer');
  return `${issuer} ${claims.sub}`;
}

/** The library asks for the second factor after a password only; whoever signs in by a provider gets the same question. */
function askSecondFactor(plugin: ReturnType<typeof twoFactor>): ReturnType<typeof twoFactor> {
  const after = plugin.hooks.after.map((hook) => ({
    ...hook,
    matcher: ({ path }: { path?: string }) => path === CALLBACK_PATH,
  }));
  return { ...plugin, hooks: { ...plugin.hooks, after } };
}
