import { join } from 'node:path';
import { readPublicKey } from '@attestlayer/signature';
import type { Adapter, VectorResult } from '../adapter.ts';
import { type JsonJws, parsesAsReceipt, parsesAsTrustFile, verifySignatureAlone } from './jose-verify.ts';
import { judge, listVectorFiles, type ReasonedExpectation, readVectors } from './json-vectors.ts';

type Jwk = { kty: string; crv?: string; d?: string };
type Example = {
  input: { key?: Jwk };
  output: { compact?: string; json?: JsonJws; json_flat?: JsonJws };
};

const OTHER_PROFILE: ReasonedExpectation = {
  expect: 'reject',
  reason: 'valid JOSE, but not the one header that receipts and trust files have',
};
const OTHER_KEY: ReasonedExpectation = { expect: 'reject', reason: 'a private key, or not an Ed25519 key' };

/** RFC 7520 and its additions: our parsers refuse them all; the Ed25519 signature verifies where there is one. */
export const joseCookbookAdapter: Adapter = {
  folder: 'A-crypto-canonical/jose-cookbook-rfc7520',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const folder of ['jws', 'curve25519', 'rfc7797']) {
      for (const file of await listVectorFiles(join(directory, folder), /\.json$/)) {
        const example = await readVectors<Example>(join(directory, folder), file);
        results.push(...(await runExample(`${folder}/${file}`, example)));
      }
    }
    for (const file of await listVectorFiles(join(directory, 'jwk'), /\.json$/)) {
      const jwk = await readVectors<Jwk>(join(directory, 'jwk'), file);
      results.push(await judge(`jwk/${file}`, OTHER_KEY, () => readPublicKey(jwk).kid !== ''));
    }
    return results;
  },
};

async function runExample(name: string, { input, output }: Example): Promise<VectorResult[]> {
  const results: VectorResult[] = [];
  const { compact, json, json_flat: flattened } = output;
  if (compact !== undefined) {
    results.push(await judge(`${name} compact`, OTHER_PROFILE, () => parsesAsReceipt(compact)));
  }
  for (const [form, jws] of [
    ['json', json],
    ['json_flat', flattened],
  ] as const) {
    if (jws !== undefined) results.push(await judge(`${name} ${form}`, OTHER_PROFILE, () => parsesAsTrustFile(jws)));
  }
  const key = input.key;
  if (compact !== undefined && key?.crv === 'Ed25519') {
    results.push(await judge(`${name} signature alone`, 'accept', () => verifySignatureAlone(compact, key)));
  }
  return results;
}
