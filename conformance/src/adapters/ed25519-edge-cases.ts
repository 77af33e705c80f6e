import { encodeHex, encodeUtf8 } from '@attestlayer/encoding';
import type { Adapter, VectorResult } from '../adapter.ts';
import { checkHexSignature } from './ed25519-check.ts';
import { judge, listVectorFiles, type ReasonedExpectation, readVectors } from './json-vectors.ts';

type CctvVector = { index: number; key: string; sig: string; msg: string; flags: string[] | null };
type SpeccheckCase = { case: number; message: string; pub_key: string; signature: string };

/** What strict cofactorless verification refuses; the other flags describe vectors that it has no reason to refuse. */
const REFUSED_FLAGS = ['low_order_A', 'low_order_R', 'non_canonical_A', 'non_canonical_R', 'low_order_residue'];

/** The one case of the twelve whose key, R and S are in order and whose cofactorless equation holds. */
const ACCEPTED_SPECCHECK_CASE = 3;

/** CCTV ed25519: verifiers disagree on every vector here; the flags say why. */
export const ed25519CctvAdapter: Adapter = {
  folder: 'A-crypto-canonical/cctv-ed25519',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listVectorFiles(directory, /^ed25519vectors.*\.json$/)) {
      for (const { index, key, sig, msg, flags } of await readVectors<CctvVector[]>(directory, file)) {
        const vector = { key, message: encodeHex(encodeUtf8(msg)), signature: sig };
        results.push(await judge(`${file} #${index}`, expectCctv(flags ?? []), () => checkHexSignature(vector)));
      }
    }
    return results;
  },
};

/** ed25519-speccheck ("Taming the many EdDSAs"): a row of its table is an implementation, ours accepts one case. */
export const ed25519SpeccheckAdapter: Adapter = {
  folder: 'A-crypto-canonical/ed25519-speccheck',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listVectorFiles(directory, /^cases.*\.json$/)) {
      for (const it of await readVectors<SpeccheckCase[]>(directory, file)) {
        const vector = { key: it.pub_key, message: it.message, signature: it.signature };
        const label = it.case === ACCEPTED_SPECCHECK_CASE ? 'accept' : 'reject';
        results.push(await judge(`case ${it.case}`, label, () => checkHexSignature(vector)));
      }
    }
    return results;
  },
};

function expectCctv(flags: string[]): ReasonedExpectation {
  const refused = flags.filter((flag) => REFUSED_FLAGS.includes(flag));
  if (refused.length === 0) return { expect: 'accept', reason: flags.join(', ') };
  return { expect: 'reject', reason: refused.join(', ') };
}
