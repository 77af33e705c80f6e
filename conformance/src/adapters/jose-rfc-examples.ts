import { readJwks, readPublicKey } from '@attestlayer/signature';
import type { Adapter, VectorResult } from '../adapter.ts';
import { type JsonJws, parsesAsReceipt, parsesAsTrustFile, verifySignatureAlone } from './jose-verify.ts';
import { compareTexts, judge, listVectorFiles, type ReasonedExpectation, readVectors } from './json-vectors.ts';

type Jwk = { kty: string; crv?: string };
type JwsExample = {
  rfc: number;
  example: string;
  key?: Jwk | null;
  compact?: string;
  flattened?: JsonJws;
  general?: JsonJws;
};
type OkpExample = { privateJwk: Jwk; publicJwk: Jwk; thumbprint: string; compact: string };

const OTHER_PROFILE: ReasonedExpectation = {
  expect: 'reject',
  reason: 'valid JOSE, but not the one header that receipts and trust files have',
};
const OTHER_KEY: ReasonedExpectation = { expect: 'reject', reason: 'RSA, EC or symmetric, or a private key' };

/** RFC 7515, 7517, 7638 and 7797 as JOSE that is not ours; RFC 8037 as keys, thumbprint and signature that are. */
export const joseRfcExamplesAdapter: Adapter = {
  folder: 'A-crypto-canonical/rfc-examples',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listVectorFiles(directory, /^jws-examples.*\.json$/)) {
      for (const example of await readVectors<JwsExample[]>(directory, file)) results.push(...(await runJws(example)));
    }
    for (const file of await listVectorFiles(directory, /^rfc8037-okp.*\.json$/)) {
      results.push(...(await runOkp(file, await readVectors<OkpExample>(directory, file))));
    }
    for (const file of await listVectorFiles(directory, /^rfc7(517|638)-.*\.json$/)) {
      const { keys, jwk } = await readVectors<{ keys?: unknown; jwk?: unknown }>(directory, file);
      const read = () => (keys === undefined ? readPublicKey(jwk).kid !== '' : readJwks({ keys }).length > 0);
      results.push(await judge(file, OTHER_KEY, read));
    }
    return results;
  },
};

async function runJws({ rfc, example, key, compact, flattened, general }: JwsExample): Promise<VectorResult[]> {
  const name = `RFC ${rfc} ${example}`;
  const results: VectorResult[] = [];
  if (compact !== undefined) {
    results.push(await judge(`${name} compact`, OTHER_PROFILE, () => parsesAsReceipt(compact)));
  }
  for (const json of [flattened, general]) {
    if (json !== undefined) results.push(await judge(`${name} JSON`, OTHER_PROFILE, () => parsesAsTrustFile(json)));
  }
  if (compact !== undefined && key?.crv === 'Ed25519') {
    results.push(await judge(`${name} signature alone`, 'accept', () => verifySignatureAlone(compact, key)));
  }
  return results;
}

async function runOkp(file: string, example: OkpExample): Promise<VectorResult[]> {
  const { privateJwk, publicJwk, thumbprint, compact } = example;
  return [
    compareTexts(`${file} thumbprint`, thumbprint, readPublicKey(publicJwk).kid),
    await judge(`${file} private key`, OTHER_KEY, () => readPublicKey(privateJwk).kid !== ''),
    await judge(`${file} signature alone`, 'accept', () => verifySignatureAlone(compact, publicJwk)),
  ];
}
