import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encodeUtf8, serializeJcs } from '@attestlayer/encoding';
import { type EvidenceFile, type Manifest, manifestTree } from '@attestlayer/kit';
import { makeTestKit, openZipBytes, packZip } from '@attestlayer/testing';
import { verifyKit } from '@attestlayer/verify';
import type { BuiltVerifier } from '../../../tools/build-verifier.ts';

const SOURCE_URL = 'https://verify.issuer.example/offline';
const LARGE_FILE_BYTES = 300 * 1024 * 1024;

/** A name that markup and bidirectional text would both misuse; the format allows it, the page must not mind. */
const HOSTILE_NAME = '<img src=x onerror=alert(1)> قائمة.csv';

/** Kits, trust files and pages on disk, for a browser to open. */
export type Fixtures = Awaited<ReturnType<typeof makeFixtures>>;

/** Writes everything that the tests hand to the page; `remove` deletes it again. */
export async function makeFixtures(built: BuiltVerifier) {
  const root = await mkdtemp(join(tmpdir(), 'attestlayer-verifier-'));
  const at = (name: string) => join(root, name);
  const kit = await makeTestKit({ edit: { manifest: (draft) => renameEvidence(draft, HOSTILE_NAME) } });
  const stolen = await makeTestKit({ issuerKey: 'somebody else' });
  const stamped = await makeTestKit({ attach: ['after_checkpoint', 'receipt_timestamp'] });
  const zip = await packZip(kit.files);
  const [evidence] = listEvidence(kit.manifest);
  const trust = new TextDecoder().decode(kit.trust);

  await writeFolder(at('kit'), kit.files);
  await writeFile(at('kit.zip'), zip);
  await writeFile(at('tampered.zip'), await packZip(withChangedByte(kit.files, evidence!.path)));
  await writeFile(at('resigned.zip'), await packZip(stolen.files));
  await writeFile(at('stamped.zip'), await packZip(stamped.files));
  await writeFile(at('stamped-trust.json'), stamped.trust);
  await writeFile(at('newer.zip'), await packZip(withNewerFormat(kit.files)));
  await writeFile(at('broken.zip'), zip.subarray(0, -7));
  await writeFile(at('note.txt'), 'not a kit');
  await mkdir(at('empty'));
  await writeFolder(at('no-manifest'), new Map([['notes/one.txt', encodeUtf8('one')]]));
  await writeFile(at('trust.json'), kit.trust);
  await writeFile(at('other-trust.json'), stolen.trust);
  const page = await issuePage(built, trust, '{"origin":"instance"}');
  await writeFile(at('page.html'), page);
  await writeFile(at('page-without-wasm.html'), page.replace(" 'wasm-unsafe-eval'", ''));
  await writeFile(at('copy.html'), await issuePage(built, trust, `{"origin":"kit","source_url":"${SOURCE_URL}"}`));

  return {
    zip: at('kit.zip'),
    folder: at('kit'),
    tamperedZip: at('tampered.zip'),
    tamperedPath: evidence!.path,
    hostileName: HOSTILE_NAME,
    resignedZip: at('resigned.zip'),
    /** With everything that brackets its time, and the trust root that lists the time-stamp authority. */
    stamped: { zip: at('stamped.zip'), trust: at('stamped-trust.json') },
    trust: at('trust.json'),
    otherTrust: at('other-trust.json'),
    /** The page as an issuer hands it out, as it lies in a kit, and as it was built. */
    page: at('page.html'),
    pageWithoutWasm: at('page-without-wasm.html'),
    kitCopyPage: at('copy.html'),
    bare: built.htmlPath,
    sourceUrl: SOURCE_URL,
    /** The clock that the page must show for the trust root to be in date. */
    now: kit.now,
    wrong: {
      text: at('note.txt'),
      brokenZip: at('broken.zip'),
      emptyFolder: at('empty'),
      folderWithoutManifest: at('no-manifest'),
      newerFormat: at('newer.zip'),
    },
    /** The report of the verifier in this process, as the bytes that the page must save. */
    makeReport: async () => {
      const source = await openZipBytes(zip);
      const report = await verifyKit({ kit: source, trust: { pinned: kit.trust }, now: kit.now });
      return encodeUtf8(serializeJcs(report));
    },
    /** Another copy of the folder, for a test that changes it. */
    copyFolder: async () => {
      await writeFolder(at('changing'), kit.files);
      return at('changing');
    },
    makeLargeFolder: () => makeLargeFolder(at('large')),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

function listEvidence(manifest: Manifest): EvidenceFile[] {
  return manifest.files.filter((file) => file.role === 'evidence');
}

function renameEvidence(draft: Manifest, name: string): void {
  listEvidence(draft)[0]!.source.original_name = name;
  draft.tree = { alg: draft.tree.alg, ...manifestTree(draft.files) };
}

function withChangedByte(files: ReadonlyMap<string, Uint8Array>, path: string): Map<string, Uint8Array> {
  const bytes = Uint8Array.from(files.get(path)!);
  bytes[0]! ^= 1;
  return new Map(files).set(path, bytes);
}

function withNewerFormat(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const text = new TextDecoder().decode(files.get('manifest.json'));
  const newer = text.replace('"attestlayer.manifest.v1"', '"attestlayer.manifest.v2"');
  return new Map(files).set('manifest.json', encodeUtf8(newer));
}

/** What an issuer does with the built page. */
async function issuePage(built: BuiltVerifier, trust: string, copy: string): Promise<string> {
  const page = await readFile(built.htmlPath, 'utf8');
  return page
    .replace('id="attestlayer-pinned-trust">null</script>', () => `id="attestlayer-pinned-trust">${trust}</script>`)
    .replace('id="attestlayer-copy">{"origin":"instance"}</script>', () => `id="attestlayer-copy">${copy}</script>`);
}

async function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/** A kit in a folder whose first record is a hole of 300 MiB, which takes no room on the disk. */
async function makeLargeFolder(folder: string): Promise<string> {
  const large = { sha256: hashZeros(LARGE_FILE_BYTES), size: LARGE_FILE_BYTES };
  let largePath = '';
  const { files } = await makeTestKit({
    edit: {
      trailEvents: (events) => {
        for (const event of events) {
          if (event.event === 'record_submitted' && event.record_id === 'record-1') Object.assign(event, large);
        }
      },
      manifest: (draft) => {
        const file = listEvidence(draft).find(({ source }) => source.record_id === 'record-1')!;
        const submitted = draft.submitted.find(({ record_id }) => record_id === 'record-1')!;
        draft.totals.bytes += LARGE_FILE_BYTES - file.size;
        Object.assign(submitted, large);
        Object.assign(file, large);
        draft.tree = { alg: draft.tree.alg, ...manifestTree(draft.files) };
        largePath = file.path;
      },
    },
  });
  await writeFolder(folder, files);
  await truncate(join(folder, largePath), 0);
  await truncate(join(folder, largePath), LARGE_FILE_BYTES);
  return folder;
}

function hashZeros(sizeBytes: number): string {
  const hash = createHash('sha256');
  const block = Buffer.alloc(1024 * 1024);
  for (let left = sizeBytes; left > 0; left -= block.length) hash.update(block.subarray(0, left));
  return hash.digest('hex');
}
