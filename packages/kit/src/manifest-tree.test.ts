import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeEvidence, makeManifest } from '../test/samples.ts';
import { throwsWithCode } from '../test/throws-with-code.ts';
import { manifestTree, parseFileProof, proveFile, verifyFileProof, writeFileProof } from './index.ts';

const manifest = makeManifest([makeEvidence(1, 'a'), makeEvidence(2, 'b'), makeEvidence(3, 'c')]);
const tree = manifestTree(manifest.files);

describe('proveFile', () => {
  it('proves every file, through its bytes', () => {
    for (const file of manifest.files) {
      const proof = parseFileProof(writeFileProof(proveFile(manifest, file.path)));
      expect(verifyFileProof({ proof, tree })).toEqual(file);
    }
  });

  it('refuses a path that the manifest does not list', () =>
    throwsWithCode('set_file_unknown', () => proveFile(manifest, 'x')));
});

describe('verifyFileProof', () => {
  const proof = proveFile(manifest, 'binder.pdf');

  it('refuses another file, place, size or root', async () => {
    const refuses = (changed: Partial<typeof proof>, root = tree.root) =>
      throwsWithCode('proof_invalid', () =>
        verifyFileProof({ proof: { ...proof, ...changed }, tree: { ...tree, root } }),
      );
    await refuses({ file: { ...proof.file, size: proof.file.size + 1 } });
    await refuses({ index: proof.index + 1 });
    await refuses({ index: tree.size });
    await refuses({ size: tree.size - 1 });
    await refuses({ proof: proof.proof.slice(1) });
    await refuses({ proof: [...proof.proof, tree.root] });
    await refuses({}, '0'.repeat(64));
  });

  it('refuses every other place in the tree', () => {
    fc.assert(
      fc.property(fc.nat({ max: tree.size * 2 }), fc.nat({ max: tree.size * 2 }), (index, size) => {
        fc.pre(index !== proof.index || size !== tree.size);
        expect(() => verifyFileProof({ proof: { ...proof, index, size }, tree })).toThrow();
      }),
    );
  });
});
