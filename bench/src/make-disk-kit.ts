import { createCipheriv, createHash } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  comparePaths,
  evidencePath,
  type Manifest,
  type ManifestFile,
  manifestTree,
  type TrailEvent,
} from '@attestlayer/kit';
import { makeTestKit } from '@attestlayer/testing';

/** A valid kit in a folder, and what a reader holds to verify it. */
export type DiskKit = {
  folder: string;
  trustFile: string;
  /** Clock of the reader, RFC 3339. */
  now: string;
  /** Core files by their paths in the folder, sorted. */
  corePaths: string[];
};

type DiskKitOptions = {
  folder: string;
  records: number;
  recordBytes: number;
  /** Records become holes, which read as zeros and take no room. */
  sparse?: boolean;
};

/** A record on the disk. */
type BulkRecord = { recordId: string; originalName: string; path: string; size: number; sha256: string };

const PIECE_BYTES = 1024 * 1024;
const ZEROS = new Uint8Array(PIECE_BYTES);
/** The one requirement of the test profile. */
const REQUIREMENT_ID = 'TEST-01.NOTE';
const DAY = '2026-02-01';
const AT = '2026-04-01T09:00:00.000Z';

/**
 * Makes a test kit whose records are too many or too large for memory: the small kit of the tests, with more evidence files on
 * the disk and everything that depends on them (evaluation, hash trail, manifest, receipt, log) made over all of them.
 */
export async function makeDiskKit({ folder, records, recordBytes, sparse = false }: DiskKitOptions): Promise<DiskKit> {
  const kitFolder = join(folder, 'kit');
  const bulk = Array.from({ length: records }, (_, index) => {
    return writeRecord({ folder: kitFolder, number: index + 1, size: recordBytes, sparse });
  });
  const { files, trust, now, manifest } = await makeTestKit({
    edit: {
      evaluation: (draft) => void draft.requirements[0]!.record_ids.push(...bulk.map(({ recordId }) => recordId)),
      trailEvents: (draft) => insertEvents(draft, bulk),
      manifest: (draft) => addToManifest(draft, bulk),
    },
  });
  for (const [path, bytes] of files) writeFile(join(kitFolder, path), bytes);
  const trustFile = join(folder, 'trust.json');
  writeFile(trustFile, trust);
  return { folder: kitFolder, trustFile, now, corePaths: manifest.files.map((file) => file.path) };
}

function writeRecord(options: { folder: string; number: number; size: number; sparse: boolean }): BulkRecord {
  const { folder, number, size, sparse } = options;
  const originalName = `Beleg für ${number}.txt`;
  // Behind the three records of the small kit, whose numbers are 1 to 3.
  const path = evidencePath(number + 3, originalName);
  const absolutePath = join(folder, path);
  mkdirSync(dirname(absolutePath), { recursive: true });
  const fd = openSync(absolutePath, 'wx');
  const hash = createHash('sha256');
  if (sparse) ftruncateSync(fd, size);
  for (const piece of contentOf(number, size, sparse)) {
    hash.update(piece);
    if (!sparse) writeSync(fd, piece);
  }
  closeSync(fd);
  const recordId = `record-${String(number + 3).padStart(6, '0')}`;
  return { recordId, originalName, path, size, sha256: hash.digest('hex') };
}

/** Different bytes for each record, the same each time, as fast as the disk: the key stream of AES-CTR under its number. */
function* contentOf(number: number, size: number, zeros: boolean): Generator<Uint8Array> {
  const counter = new Uint8Array(16);
  new DataView(counter.buffer).setUint32(0, number);
  const stream = createCipheriv('aes-128-ctr', new Uint8Array(16), counter);
  for (let left = size; left > 0; left -= PIECE_BYTES) {
    const piece = ZEROS.subarray(0, Math.min(left, PIECE_BYTES));
    yield zeros ? piece : stream.update(piece);
  }
}

/** Submitted after the packet was opened, accepted before the last evaluation and the freeze. */
function insertEvents(draft: TrailEvent[], bulk: readonly BulkRecord[]): void {
  const submitted = bulk.map(({ recordId, sha256, size }): TrailEvent => {
    return { event: 'record_submitted', at: AT, record_id: recordId, sha256, size };
  });
  const accepted = bulk.map(({ recordId }): TrailEvent => {
    return { event: 'record_accepted', at: AT, record_id: recordId, requirement_ids: [REQUIREMENT_ID] };
  });
  const [opened, ...rest] = draft;
  const end = rest.splice(-2);
  draft.length = 0;
  for (const event of [opened!, ...submitted, ...rest, ...accepted, ...end]) draft.push(event);
}

function addToManifest(draft: Manifest, bulk: readonly BulkRecord[]): void {
  const files = bulk.map(({ path, size, sha256, originalName, recordId }): ManifestFile => {
    const source = {
      record_id: recordId,
      original_name: originalName,
      requirement_ids: [REQUIREMENT_ID],
      received_at: AT,
      effective_from: DAY,
      effective_until: DAY,
    };
    return { path, size, sha256, media_type: 'text/plain', role: 'evidence', source };
  });
  draft.files = [...draft.files, ...files].sort((a, b) => comparePaths(a.path, b.path));
  const submitted = bulk.map(({ recordId, sha256, size }): Manifest['submitted'][number] => {
    return { record_id: recordId, sha256, size, disposition: 'in_scope' };
  });
  draft.submitted = [...draft.submitted, ...submitted].sort((a, b) => comparePaths(a.record_id, b.record_id));
  draft.tree = { alg: 'rfc6962-sha256', ...manifestTree(draft.files) };
  draft.totals = { files: draft.files.length, bytes: draft.files.reduce((sum, file) => sum + file.size, 0) };
}

function writeFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes, { flag: 'wx' });
}
