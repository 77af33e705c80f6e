import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type GrantContext } from 'oidc-provider';

export const CLIENT_ID = 'attestlayer';
export const CLIENT_SECRET = 'a secret between the two';

type Person = { sub: string; email?: string; email_verified?: boolean };

export type IdentityProvider = {
  issuer: string;
  /** Who is at the keyboard; null breaks off. */
  person: Person | null;
  /** Changes what the token endpoint answers. */
  tamper: ((tokens: Record<string, unknown>) => Record<string, unknown>) | null;
  /** Goes through signing in as a browser does; gives what stands in the address of the page that it ends on. */
  walk(url: string): Promise<Record<string, string>>;
  close(): Promise<void>;
};

/** A certified OpenID Connect provider on loopback; PKCE, redirect address and client secret are checked by it. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const idp: IdentityProvider = {
    issuer,
    person: null,
    tamper: null,
    walk: (url) => walk(url, redirectUri),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const people = new Map<string, Person>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [makeSigningKey()] },
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: async () => people.get(sub) }),
    async loadExistingGrant({ oidc: { client, session } }: GrantContext) {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  handle = (request, response) => {
    if (request.url === '/token') changeAnswer(response, (tokens) => idp.tamper?.(tokens) ?? tokens);
    if (!request.url!.startsWith('/interaction/')) return void answer(request, response);
    const { person } = idp;
    if (person !== null) people.set(person.sub, person);
    const result = person === null ? { error: 'access_denied' } : { login: { accountId: person.sub } };
    void provider.interactionFinished(request, response, result);
  };
  return idp;
}

async function walk(url: string, redirectUri: string): Promise<Record<string, string>> {
  const cookies = new Map<string, string>();
  for (let address = url; ; ) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const text of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      cookies.set(name!, value!);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the provider answers with ${response.status}: ${await response.text()}`);
    address = new URL(location, address).href;
    if (address.startsWith(redirectUri)) return Object.fromEntries(new URL(address).searchParams);
  }
}

function changeAnswer(
  response: ServerResponse,
  change: (json: Record<string, unknown>) => Record<string, unknown>,
): void {
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  response.end = ((body: string) => {
    const text = JSON.stringify(change(JSON.parse(body)));
    response.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  }) as typeof response.end;
}

function makeSigningKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'ES256' };
}
