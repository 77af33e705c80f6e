import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { expandArchive } from './expand-archive.ts';
import type { ArchiveLimits } from './limits.ts';
import { makeDocx, makeTemporaryFolder, makeZip, writeTemporaryFile, type ZipFixtureEntry } from './test-fixtures.ts';

async function expand(archive: Buffer, limits: Partial<ArchiveLimits> = {}) {
  const outDirectory = await makeTemporaryFolder();
  const path = await writeTemporaryFile(archive);
  const expanded = await expandArchive({ path, name: 'records.zip', outDirectory, limits });
  return { ...expanded, left: await readdir(outDirectory) };
}

/** The one code of an archive that was refused whole, with nothing of it left on disk. */
async function refusalOf(archive: Buffer, limits: Partial<ArchiveLimits> = {}) {
  const { files, refusals, left } = await expand(archive, limits);
  expect({ files, left, count: refusals.length }).toEqual({ files: [], left: [], count: 1 });
  return refusals[0]?.code;
}

const good: ZipFixtureEntry = { name: 'policies/access.md', data: '# Access', deflate: true };

describe('sound archives', () => {
  it('writes files under generated names and keeps their own names', async () => {
    const archive = makeZip([{ name: 'policies/' }, good, { name: '__MACOSX/._a', data: 'x' }, { name: '.DS_Store' }]);
    const { files, refusals } = await expand(archive);
    expect(refusals).toEqual([]);
    expect(files.map((file) => file.name)).toEqual(['records.zip/policies/access.md']);
    expect(await readFile(files[0]?.path ?? '', 'utf8')).toBe('# Access');
    expect(files[0]?.path).not.toContain('access');
  });

  it('opens archives two deep, refuses deeper ones, and leaves office documents whole', async () => {
    const deep = makeZip([{ name: 'deepest.zip', data: makeZip([good]) }, good]);
    const archive = makeZip([
      { name: 'inner.zip', data: deep },
      { name: 'plan.docx', data: makeDocx('') },
    ]);
    const { files, refusals, left } = await expand(archive);
    expect(files.map((file) => file.name)).toEqual([
      'records.zip/inner.zip/policies/access.md',
      'records.zip/plan.docx',
    ]);
    expect(refusals).toMatchObject([{ name: 'records.zip/inner.zip/deepest.zip', code: 'archive_limits' }]);
    expect(left).toHaveLength(2);
  });

  it('refuses links and deceptive names one by one', async () => {
    const archive = makeZip([
      good,
      { name: 'link', data: '/etc/passwd', unixMode: 0o120777 },
      { name: 'invoice\u202efdp.exe', data: 'x' },
      { name: 'broken.zip', data: 'PK\x03\x04 nothing more' },
    ]);
    const { files, refusals } = await expand(archive);
    expect(files).toHaveLength(1);
    expect(refusals.map((refusal) => refusal.code)).toEqual(['type_not_accepted', 'archive_name', 'archive_damaged']);
    expect(refusals[1]?.name).toBe('records.zip/invoice[U+202E]fdp.exe');
  });
});

describe('archives with two readings', () => {
  it.each<[string, Buffer]>([
    ['bytes before it', makeZip([good], { prefix: 'MZ' })],
    ['bytes behind it', makeZip([good], { suffix: 'tail' })],
    ['another name in the local header', makeZip([{ ...good, localName: 'policies/other0.md' }])],
    ['a wrong checksum', makeZip([{ ...good, crc32: 1 }])],
    ['a size that is too small', makeZip([{ ...good, sizeBytes: 3 }])],
    ['a size that is too large', makeZip([{ ...good, sizeBytes: 300 }])],
    ['two entries over the same bytes', makeZip([good, { ...good, name: 'policies/access2.md', sharesDataOf: 0 }])],
    ['another compression method', makeZip([{ ...good, method: 12 }])],
    ['a folder that carries data', makeZip([{ name: 'folder/', data: 'x' }])],
    ['no end record', makeZip([good]).subarray(0, -10)],
  ])('%s', async (_name, archive) => {
    expect(await refusalOf(archive)).toBe('archive_damaged');
  });

  it.each([
    ['../evil.md'],
    ['/etc/passwd'],
    ['C:/evil.md'],
    ['a\\b.md'],
    ['a/./b.md'],
    ['a//b.md'],
    ['policies/ACCESS.md'],
    ['policies/access.md/below.md'],
  ])('the name %s', async (name) => {
    expect(await refusalOf(makeZip([good, { name, data: 'x' }]))).toBe('archive_name');
  });
});

describe('limits', () => {
  const zeros = { name: 'zeros.txt', data: Buffer.alloc(100_000), deflate: true };

  it('refuses encryption', async () => {
    expect(await refusalOf(makeZip([good, { name: 'b', data: 'b', flags: 1 }]))).toBe('archive_encrypted');
  });

  it.each<[string, Partial<ArchiveLimits>]>([
    ['entries', { entries: 1 }],
    ['bytes of an entry', { entryBytes: 50_000 }],
    ['bytes in all', { totalBytes: 150_000, ratioFloorBytes: 1_000_000 }],
    ['ratio of an entry', { ratioFloorBytes: 10_000 }],
    ['ratio of all together', { ratioFloorBytes: 150_000 }],
  ])('%s', async (_name, limits) => {
    const archive = makeZip([zeros, { ...zeros, name: 'more.txt' }]);
    expect(await refusalOf(archive, limits)).toBe('archive_limits');
    expect(await refusalOf(makeZip([{ name: 'inner.zip', data: archive, deflate: true }]), limits)).toBe(
      'archive_limits',
    );
  });
});
