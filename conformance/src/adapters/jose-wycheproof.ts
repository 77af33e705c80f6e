import { readJwks } from '@attestlayer/signature';
import type { Adapter, VectorResult } from '../adapter.ts';
import { parsesAsReceipt, parsesAsTrustFile } from './jose-verify.ts';
import { judge, listVectorFiles, type ReasonedExpectation, readVectors } from './json-vectors.ts';

type WycheproofFile = {
  testGroups: {
    comment: string;
    public?: unknown;
    private?: unknown;
    tests: {
      tcId: number;
      comment: string;
      jws?: unknown;
      jwe?: unknown;
      result: 'valid' | 'invalid' | 'acceptable';
    }[];
  }[];
};

const OTHER_ALGORITHM: ReasonedExpectation = {
  expect: 'reject',
  reason: 'HMAC, RSA, ECDSA or JWE: not ours, valid or not',
};

/** Wycheproof JWS, JWK and mixed JOSE vectors. None is Ed25519, so each is a header or a key that we must refuse. */
export const joseWycheproofAdapter: Adapter = {
  folder: 'A-crypto-canonical/wycheproof',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listVectorFiles(directory, /^json_web_(signature|key|crypto|encryption)_test.*\.json$/)) {
      const { testGroups } = await readVectors<WycheproofFile>(directory, file);
      for (const group of testGroups) {
        const jwks = { keys: [group.public ?? group.private] };
        const groupName = `${file} ${group.comment} before #${group.tests[0]?.tcId}`;
        results.push(await judge(`${groupName} (key)`, OTHER_ALGORITHM, () => readJwks(jwks).length > 0));
        for (const { tcId, comment, jws, jwe, result } of group.tests) {
          const label = result === 'invalid' ? 'reject' : OTHER_ALGORITHM;
          results.push(await judge(`${file} #${tcId} ${comment}`, label, () => parses(jws ?? jwe)));
        }
      }
    }
    return results;
  },
};

function parses(message: unknown): boolean {
  return typeof message === 'string' ? parsesAsReceipt(message) : parsesAsTrustFile(Object(message));
}
