import * as z from 'zod';

/** A person waits for it, and so does a health check. */
const DISCOVERY_TIMEOUT_MS = 5_000;

/** What signing in needs of a discovery document (OpenID Connect Discovery 1.0 section 3). */
const discoverySchema = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  // Left out, a provider takes Basic.
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

export type Discovery = z.output<typeof discoverySchema>;

export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/**
 * Fetches how a provider describes itself. It must name the very issuer that was asked for (section 4.3): the accounts of one
 * provider must not open those of another. @throws Error that says what is wrong
 */
export async function fetchDiscovery(issuer: string): Promise<Discovery> {
  const response = await fetch(discoveryUrl(issuer), { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${discoveryUrl(issuer)} answers with status ${response.status}`);
  const parsed = discoverySchema.safeParse(await response.json());
  if (!parsed.success) {
    const members = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(`${discoveryUrl(issuer)} is no discovery document: see ${members}`);
  }
  if (parsed.data.issuer === issuer) return parsed.data;
  throw new Error(`OIDC_ISSUER is ${issuer}, but the provider calls itself ${parsed.data.issuer}: write it the same`);
}
