import { decodeHex, encodeBase64, writeCanonical } from '@attestlayer/encoding';
import { type Context, Hono } from 'hono';
import { issuerKeySet, registryKeySet } from '../core/key-sets.ts';
import type { TrustVersion } from '../core/trust-history.ts';
import type { RegistryContext } from '../registry-context.ts';
import { RegistryError } from '../registry-error.ts';
import { answer, answerJson, type CACHE } from './answer.ts';
import { readNumber, readQuery } from './parameters.ts';

const JWKS = { type: 'application/jwk-set+json', cache: 'trust' } as const;

/** Key sets, and every version of the trust root with its fingerprint. */
export function trustRoutes({ follower, options }: RegistryContext): Hono {
  const app = new Hono();
  const latestRoot = async () => (await follower.view()).trust.latest.root;

  for (const path of ['/v1/jwks/issuer.jwks.json', '/.well-known/jwks.json'])
    app.get(path, async (context) => answer(context, writeCanonical(issuerKeySet(await latestRoot())), JWKS));
  app.get('/v1/jwks/registry.jwks.json', async (context) =>
    answer(context, writeCanonical(registryKeySet(await latestRoot())), JWKS),
  );

  app.get('/v1/trust/latest.json', async (context) => {
    readQuery(context, []);
    return answerTrust(context, (await follower.view()).trust.latest, 'trust');
  });

  app.get('/v1/trust/versions.json', async (context) => {
    readQuery(context, []);
    const { versions, latest } = (await follower.view()).trust;
    return answerJson(
      context,
      {
        latest: latest.root.version,
        versions: versions.map(({ root, fingerprint }) => ({
          version: root.version,
          sha256: fingerprint,
          created_at: root.created_at,
          expires: root.expires,
          url: `${options.publicUrl}/v1/trust/trust.${root.version}.json`,
        })),
      },
      'trust',
    );
  });

  app.get('/v1/trust/:name{trust\\.[^/]+\\.json}', async (context) => {
    readQuery(context, []);
    const version = readNumber(context.req.param('name').slice('trust.'.length, -'.json'.length), 'the version');
    const found = (await follower.view()).trust.versions.find(({ root }) => root.version === version);
    if (found === undefined)
      throw new RegistryError('trust_version_not_found', `version ${version} has not been published here`);
    return answerTrust(context, found, 'immutable');
  });

  return app;
}

/** The file as it was signed; the fingerprint goes beside it, since a file cannot name its own. */
function answerTrust(
  context: Context,
  { bytes, fingerprint, root }: TrustVersion,
  cache: keyof typeof CACHE,
): Response {
  const headers = {
    'Repr-Digest': `sha-256=:${encodeBase64(decodeHex(fingerprint))}:`,
    'Trust-Version': String(root.version),
  };
  return answer(context, bytes, { type: 'application/json', cache, headers });
}
