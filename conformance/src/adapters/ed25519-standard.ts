import type { Adapter, VectorResult } from '../adapter.ts';
import { checkHexSignature } from './ed25519-check.ts';
import { type Expectation, judge, listVectorFiles, type ReasonedExpectation, readVectors } from './json-vectors.ts';

type WycheproofFile = {
  testGroups: {
    publicKey: { pk: string; curve: string };
    tests: { tcId: number; comment: string; msg: string; sig: string; result: 'valid' | 'invalid' | 'acceptable' }[];
  }[];
};
type Rfc8032Example = { name: string; algorithm: string; publicKey: string; message: string; signature: string };

const OTHER_ALGORITHM: ReasonedExpectation = { expect: 'reject', reason: 'valid, but not pure Ed25519' };

/** Wycheproof: Ed25519 by its labels, and Ed448, which must not pass for Ed25519. */
export const ed25519WycheproofAdapter: Adapter = {
  folder: 'A-crypto-canonical/wycheproof',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listVectorFiles(directory, /^ed(25519|448)_test.*\.json$/)) {
      const { testGroups } = await readVectors<WycheproofFile>(directory, file);
      for (const { publicKey, tests } of testGroups) {
        for (const { tcId, comment, msg, sig, result } of tests) {
          const vector = { key: publicKey.pk, message: msg, signature: sig };
          const label = publicKey.curve === 'edwards25519' ? expectResult(result) : OTHER_ALGORITHM;
          results.push(await judge(`${file} #${tcId} ${comment}`, label, () => checkHexSignature(vector)));
        }
      }
    }
    return results;
  },
};

/** RFC 8032 section 7: pure Ed25519 verifies; Ed25519ctx, Ed25519ph and Ed448 are other algorithms. */
export const ed25519Rfc8032Adapter: Adapter = {
  folder: 'A-crypto-canonical/rfc-examples',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listVectorFiles(directory, /^rfc8032-.*\.json$/)) {
      for (const example of await readVectors<Rfc8032Example[]>(directory, file)) {
        const { name, algorithm, publicKey, message, signature } = example;
        const label = algorithm === 'Ed25519' ? 'accept' : OTHER_ALGORITHM;
        const vector = { key: publicKey, message, signature };
        results.push(await judge(`${algorithm} ${name}`, label, () => checkHexSignature(vector)));
      }
    }
    return results;
  },
};

function expectResult(result: WycheproofFile['testGroups'][0]['tests'][0]['result']): Expectation {
  if (result === 'acceptable') return 'either';
  return result === 'valid' ? 'accept' : 'reject';
}
