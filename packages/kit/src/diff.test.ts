import { describe, expect, it } from 'vitest';
import { makeEvidence, makeManifest } from '../test/samples.ts';
import { throwsWithCode } from '../test/throws-with-code.ts';
import { diffKits, type KitDiff, kitId, parseDiff, writeDiff, writeManifest } from './index.ts';

const same = makeEvidence(1, 'same.pdf');
const previous = makeManifest([
  same,
  makeEvidence(2, 'old name.pdf'),
  makeEvidence(3, 'grows.csv'),
  makeEvidence(4, 'gone.txt'),
]);

function renamed(number: number, from: string, to: string) {
  const file = makeEvidence(number, from);
  return { ...file, source: { ...file.source, original_name: to } };
}

describe('diffKits', () => {
  it('says that there is nothing to compare with', () => {
    expect(diffKits(null, previous.files)).toEqual({ schema: 'attestlayer.diff.v1', status: 'no_previous_kit' });
  });

  it('sorts every evidence file into one list', () => {
    const grown = { ...makeEvidence(3, 'grows.csv'), sha256: '1'.repeat(64) };
    const current = makeManifest([
      makeEvidence(5, 'same.pdf'),
      renamed(2, 'old name.pdf', 'new name.pdf'),
      grown,
      makeEvidence(6, 'new.txt'),
    ]);
    const diff = diffKits(previous, current.files) as Extract<KitDiff, { status: 'compared' }>;
    const names = (pairs: { current: { original_name: string } }[]) => pairs.map((pair) => pair.current.original_name);
    expect(names(diff.unchanged)).toEqual(['same.pdf']);
    expect(names(diff.renamed)).toEqual(['new name.pdf']);
    expect(names(diff.changed)).toEqual(['grows.csv']);
    expect(diff.added.map((file) => file.original_name)).toEqual(['new.txt']);
    expect(diff.removed.map((file) => file.original_name)).toEqual(['gone.txt']);
    expect(diff.previous.manifest_sha256).toBe(kitId(writeManifest(previous)));
    expect(parseDiff(writeDiff(diff))).toEqual(diff);
  });

  it('pairs equal files one to one', () => {
    const twice = makeManifest([same, { ...makeEvidence(2, 'same.pdf'), path: 'evidence/002-same.pdf' }]);
    const diff = diffKits(twice, previous.files) as Extract<KitDiff, { status: 'compared' }>;
    expect(diff.unchanged).toHaveLength(1);
    expect(diff.removed).toHaveLength(1);
  });

  it('refuses a diff that is none', () =>
    throwsWithCode('diff_schema', () => parseDiff(new TextEncoder().encode('{}'))));
});
