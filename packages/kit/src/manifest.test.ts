import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeManifest, makeEvidence, makeManifest } from '../test/samples.ts';
import { throwsWithCode } from '../test/throws-with-code.ts';
import {
  compareFileSet,
  kitId,
  type Manifest,
  parseManifest,
  storableName,
  writeManifest,
  writeSha256Sums,
} from './index.ts';

const manifest = makeManifest();
/** Writes what `writeManifest` refuses to write, as a hostile issuer would. */
const bytesOf = (value: unknown) => encodeUtf8(stringifySorted(value));
function stringifySorted(value: unknown): string {
  return JSON.stringify(value, (_, member) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
const refuses = (code: Parameters<typeof throwsWithCode>[0], value: unknown) =>
  throwsWithCode(code, () => parseManifest(bytesOf(value)));

describe('parseManifest', () => {
  it('reads what writeManifest wrote', () => {
    const names = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(names, (list) => {
        const evidence = list.map((name, index) => makeEvidence(index + 1, storableName(name)));
        const written = makeManifest(evidence);
        expect(parseManifest(writeManifest(written))).toEqual(written);
      }),
    );
  });

  it('refuses bytes that are not canonical', async () => {
    await throwsWithCode('manifest_not_canonical', () => parseManifest(encodeUtf8(`${stringifySorted(manifest)}\n`)));
    await throwsWithCode('manifest_not_canonical', () => parseManifest(encodeUtf8('{"schema":"a","schema":"a"}')));
    await throwsWithCode('manifest_not_canonical', () => parseManifest(Uint8Array.of(0xef, 0xbb, 0xbf)));
  });

  it('tells a later version from a broken manifest', async () => {
    await refuses('manifest_version_unsupported', { ...manifest, schema: 'attestlayer.manifest.v2' });
    await refuses('manifest_schema', { ...manifest, schema: 'attestlayer.receipt.v1' });
  });

  it.each<[string, unknown]>([
    ['an unknown member', { ...manifest, note: '' }],
    ['a missing member', { ...manifest, boundary: undefined }],
    ['another boundary text', { ...manifest, boundary: 'Certified.' }],
    ['a time that does not exist', { ...manifest, created_at: '2026-02-30T00:00:00.000Z' }],
    [
      'a role with a source that is not evidence',
      { ...manifest, files: manifest.files.map((file) => ({ ...file, role: 'readme' })) },
    ],
    ['an upper-case hash', { ...manifest, tree: { ...manifest.tree, root: manifest.tree.root.toUpperCase() } }],
  ])('refuses %s', (_, value) => refuses('manifest_schema', value));

  it('refuses files out of order', () =>
    refuses('manifest_files_unsorted', { ...manifest, files: manifest.files.toReversed() }));

  it('refuses a path against the rules, or twice', async () => {
    const [first, ...rest] = manifest.files as [Manifest['files'][0], ...Manifest['files']];
    await refuses('path_character', { ...manifest, files: [{ ...first, path: '../x' }, ...rest] });
    await refuses('path_duplicate', { ...manifest, files: [first, first, ...rest] });
  });

  it('refuses a file in the wrong place, and a required one that is missing', async () => {
    const moved = manifest.files.map((file) => (file.role === 'readme' ? { ...file, path: 'READYOU.txt' } : file));
    await refuses('manifest_layout', { ...manifest, files: moved });
    await refuses(
      'manifest_layout',
      completeManifest({ ...manifest, files: manifest.files.filter((file) => file.role !== 'readme') }),
    );
  });

  it('refuses a name that would show as another', async () => {
    const evidence = makeEvidence(1, 'a.txt');
    evidence.source.original_name = 'invoice\u202Efdp.exe';
    await refuses('manifest_name_not_storable', makeManifest([evidence]));
  });

  it('refuses submitted records that do not fit the evidence', async () => {
    const two = makeManifest([makeEvidence(1, 'a'), makeEvidence(2, 'b')]);
    const [a, b] = two.submitted as [Manifest['submitted'][0], Manifest['submitted'][0]];
    await refuses('manifest_submitted_unsorted', { ...two, submitted: [b, a] });
    await refuses('manifest_submitted_unsorted', { ...two, submitted: [a, a, b] });
    await refuses('manifest_submitted_mismatch', { ...two, submitted: [a] });
    await refuses('manifest_submitted_mismatch', { ...two, submitted: [a, { ...b, size: b.size + 1 }] });
    await refuses('manifest_submitted_mismatch', { ...two, submitted: [a, { ...b, disposition: 'withdrawn' }] });
    await refuses('manifest_submitted_mismatch', { ...two, submitted: [a, b, { ...b, record_id: 'z' }] });
    const withOther: Manifest = { ...two, submitted: [a, b, { ...b, record_id: 'z', disposition: 'withdrawn' }] };
    expect(parseManifest(writeManifest(withOther))).toEqual(withOther);
  });

  it('refuses wrong totals, also when the sum cannot be exact', async () => {
    await refuses('manifest_totals_mismatch', { ...manifest, totals: { ...manifest.totals, bytes: 1 } });
    await refuses('manifest_totals_mismatch', { ...manifest, totals: { ...manifest.totals, files: 1 } });
    await refuses('manifest_totals_mismatch', { ...manifest, tree: { ...manifest.tree, size: 1 } });
    const huge = manifest.files.map((file) =>
      file.role === 'evidence' ? file : { ...file, size: Number.MAX_SAFE_INTEGER },
    );
    await refuses('manifest_totals_mismatch', {
      ...manifest,
      files: huge,
      totals: { ...manifest.totals, bytes: Number.MAX_SAFE_INTEGER },
    });
  });
});

describe('writeManifest', () => {
  it('refuses a tree that is not that of the files', () =>
    throwsWithCode('manifest_tree_mismatch', () =>
      writeManifest({ ...manifest, tree: { ...manifest.tree, root: '0'.repeat(64) } }),
    ));
});

describe('kitId', () => {
  it('is the hash of the bytes', () => {
    const bytes = writeManifest(manifest);
    expect(kitId(bytes)).toBe(sha256Hex(bytes));
  });
});

describe('compareFileSet', () => {
  const complete = [
    ...manifest.files.map((file) => file.path),
    'manifest.json',
    'receipt.json',
    'receipt.jws',
    'SHA256SUMS',
  ];
  it('takes exactly the listed files, the envelope, and what may be attached', () => {
    expect(compareFileSet(manifest, complete)).toEqual({ missing: [], unexpected: [] });
    expect(compareFileSet(manifest, [...complete, 'proof/receipt.tlog-proof', 'trust/trust.json'])).toEqual({
      missing: [],
      unexpected: [],
    });
  });
  it('names what is missing and what is too much', () => {
    expect(compareFileSet(manifest, [...complete.slice(1), 'proof/x', 'binder.PDF'])).toEqual({
      missing: [complete[0]],
      unexpected: ['binder.PDF', 'proof/x'],
    });
  });
});

describe('writeSha256Sums', () => {
  it('writes one line for each file of the core, in the form of sha256sum', () => {
    const [first] = manifest.files;
    const lines = new TextDecoder().decode(writeSha256Sums(manifest)).split('\n');
    expect(lines).toHaveLength(manifest.files.length + 1);
    expect(lines[0]).toBe(`${first!.sha256}  ${first!.path}`);
  });
});
