import {
  decodeHex,
  decodeUtf8,
  encodeUtf8,
  parseJson,
  readCanonical,
  serializeJcs,
  sha256Hex,
} from '@attestlayer/encoding';
import type { Adapter, VectorResult } from '../adapter.ts';
import { judge, listVectorFiles, type ReasonedExpectation, readVectors } from './json-vectors.ts';

type Case = {
  name: string;
  expect: 'canonical' | 'reject' | 'limit' | 'policy' | 'not-canonical-bytes';
  inputHex: string;
  canonical?: string;
  canonicalSha256?: string;
};

/** Our answers where the set says "policy". */
const EXPECTATIONS = new Map<string, ReasonedExpectation>([
  [
    'underflow-1e-400',
    {
      expect: 'accept',
      reason: 'RFC 8259 section 6 lets a reader round; the canonical form then differs from the input',
    },
  ],
]);

/** RFC 8785 inputs with their canonical text, inputs to refuse, and presentations that are equal but not canonical. */
export const jcsSelfmadeAdapter: Adapter = {
  folder: 'A-crypto-canonical/jcs-selfmade',
  async run(directory) {
    const results: VectorResult[] = [];
    for (const file of await listVectorFiles(directory, /^jcs-cases.*\.json$/)) {
      for (const vector of await readVectors<Case[]>(directory, file)) results.push(...(await runCase(vector)));
    }
    return results;
  },
};

async function runCase(vector: Case): Promise<VectorResult[]> {
  const bytes = decodeHex(vector.inputHex);
  const serialise = () => serializeJcs(parseJson(decodeUtf8(bytes)));
  switch (vector.expect) {
    case 'canonical':
      return [await judge(vector.name, 'accept', () => isExpectedText(vector, serialise()))];
    case 'not-canonical-bytes':
      return [
        await judge(vector.name, 'accept', () => isExpectedText(vector, serialise())),
        await judge(`${vector.name} (the bytes as presented)`, 'reject', () => readCanonical(bytes) !== undefined),
      ];
    case 'reject':
    case 'limit':
      return [await judge(vector.name, 'reject', () => serialise() !== '')];
    case 'policy':
      return [await judge(vector.name, EXPECTATIONS.get(vector.name) ?? 'either', () => serialise() !== '')];
  }
}

function isExpectedText({ canonical, canonicalSha256 }: Case, text: string): boolean {
  if (canonical !== undefined && canonical !== text) return false;
  return canonicalSha256 === undefined || canonicalSha256 === sha256Hex(encodeUtf8(text));
}
