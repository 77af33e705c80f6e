import { writeCanonical } from '@attestlayer/encoding';
import { hashLeaf } from '@attestlayer/tlog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeEvidence } from '../test/samples.ts';
import { computeLeafHashes } from './leaf-hashes.ts';

describe('computeLeafHashes', () => {
  it('hashes the JCS of each file, whatever its name holds', () => {
    const names = fc.array(fc.string({ unit: fc.constantFrom('"', '\\', ',', '[', ']', '{', '}', 'é', '😀', 'a') }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(names, (list) => {
        const files = list.map((name, index) => makeEvidence(index + 1, `x${name}`));
        expect(computeLeafHashes(files)).toEqual(files.map((file) => hashLeaf(writeCanonical(file))));
      }),
    );
  });

  it('goes on over more files than it serialises at once', () => {
    const files = Array.from({ length: 2001 }, (_, index) => makeEvidence(index + 1, `${index}`));
    expect(computeLeafHashes(files)).toEqual(files.map((file) => hashLeaf(writeCanonical(file))));
  });
});
