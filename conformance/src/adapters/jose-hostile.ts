import { encodeBase64url, encodeUtf8, parseJson } from '@attestlayer/encoding';
import { readJwks } from '@attestlayer/signature';
import type { Adapter, VectorResult } from '../adapter.ts';
import { type JsonJws, parsesAsReceipt, parsesAsTrustFile, verifySignatureAlone } from './jose-verify.ts';
import { judge, listVectorFiles, type ReasonedExpectation, readVectors } from './json-vectors.ts';

type Jwk = Record<string, unknown>;
type Case = {
  name: string;
  expect: 'accept' | 'reject' | 'policy';
  jws?: string;
  json?: JsonJws;
  detachedPayload?: string;
  jwks?: { keys: unknown };
  jwksText?: string;
};
type HostileFile = { kid: string; cases: Case[] };

/**
 * The set is written for a verifier of alg "EdDSA" with a chosen kid; we allow one header, which is not among its own.
 */
const OTHER_PROFILE: ReasonedExpectation = {
  expect: 'reject',
  reason: 'good under alg EdDSA and a chosen kid; ours is exactly alg Ed25519, kid the thumbprint, and typ',
};

/**
 * Hostile JWS and JWKS for an Ed25519 verifier, in up to three parts: the JWS and the key set, which our profile
 * refuses as a whole, and, so that this does not hide the attack, the key and signature alone where nothing else is
 * unusual.
 */
export const joseHostileAdapter: Adapter = {
  folder: 'A-crypto-canonical/jose-hostile-selfmade',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listVectorFiles(directory, /^jose-.*\.json$/)) {
      const { kid, cases } = await readVectors<HostileFile>(directory, file);
      for (const vector of cases) results.push(...(await runCase(vector, kid)));
    }
    return results;
  },
};

async function runCase(vector: Case, kid: string): Promise<VectorResult[]> {
  const { name, expect, jws, json, jwks, jwksText, detachedPayload } = vector;
  const label = expect === 'reject' ? 'reject' : OTHER_PROFILE;
  const results = [
    await judge(`${name} (JWS)`, OTHER_PROFILE, () => (json ? parsesAsTrustFile(json) : parsesAsReceipt(jws ?? ''))),
    await judge(`${name} (key set)`, label, () => readJwks(jwksText ? parseJson(jwksText) : jwks).length > 0),
  ];
  const key = findOrdinaryKey(jwks, kid);
  if (jws !== undefined && key !== null && expect !== 'policy' && hasOrdinaryHeader(jws, kid)) {
    const attached = detachedPayload === undefined ? jws : jws.replace('..', `.${detachedPayload}.`);
    results.push(await judge(`${name} (signature alone)`, expect, () => verifySignatureAlone(attached, key)));
  }
  return results;
}

/** The only key of a set, if it has the set's ordinary members; its `x` may be hostile. */
function findOrdinaryKey(jwks: Case['jwks'], kid: string): Jwk | null {
  if (!Array.isArray(jwks?.keys) || jwks.keys.length !== 1) return null;
  const { x, ...rest }: Jwk = jwks.keys[0];
  const ordinary = { kty: 'OKP', crv: 'Ed25519', kid, use: 'sig', alg: 'EdDSA' };
  return JSON.stringify(rest) === JSON.stringify(ordinary) ? { ...ordinary, x } : null;
}

function hasOrdinaryHeader(jws: string, kid: string): boolean {
  return jws.split('.')[0] === encodeBase64url(encodeUtf8(JSON.stringify({ alg: 'EdDSA', kid })));
}
