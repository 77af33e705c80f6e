import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@attestlayer/encoding';
import {
  type Checkpoint,
  createMerkleTree,
  formatEntryBundle,
  formatHashTile,
  hashLeaf,
  type NoteKey,
  openCheckpoint,
  parseEntryBundle,
  parseHashTile,
  parseVerifierKey,
  TlogError,
  tilePath,
  tileWidth,
  verifyConsistency,
  verifyInclusion,
} from '@attestlayer/tlog';
import type { Adapter, VectorResult } from '../adapter.ts';

/** What the set holds for one tree size; all its trees fit in one tile. */
type Snapshot = { size: number; checkpoint: Checkpoint; hashTile: Uint8Array; entryBundle: Uint8Array };

/** A log that Tessera wrote: at every size a checkpoint, a partial hash tile and a partial entry bundle. */
export const tilesAdapter: Adapter = {
  folder: 'A-crypto-canonical/tlog-tessera-log',
  async run(directory) {
    const logKey = await readLogKey(directory);
    const sizes = (await readdir(directory)).flatMap((name) => /^checkpoint\.(\d+)$/.exec(name)?.[1] ?? []).map(Number);
    const snapshots: Snapshot[] = [];
    for (const size of sizes.sort((a, b) => a - b)) snapshots.push(await readSnapshot(directory, size, logKey));
    return snapshots.flatMap((snapshot, position) => [
      runCase(`checkpoint of size ${snapshot.size}`, () => checkHead(snapshot)),
      runCase(`tiles of size ${snapshot.size}`, () => checkTiles(snapshot)),
      runCase(`inclusion proofs of size ${snapshot.size}`, () => checkInclusions(snapshot)),
      ...snapshots
        .slice(0, position)
        .map((older) =>
          runCase(`consistency of ${older.size} and ${snapshot.size}`, () => checkConsistency(older, snapshot)),
        ),
    ]);
  },
};

/** The published key stands in the description of the set. */
async function readLogKey(directory: string): Promise<NoteKey> {
  const vkey = /verifier: (\S+)/.exec(await readFile(join(directory, 'SOURCE.txt'), 'utf8'))?.[1];
  return parseVerifierKey(vkey ?? '');
}

async function readSnapshot(directory: string, size: number, logKey: NoteKey): Promise<Snapshot> {
  const read = async (path: string) => new Uint8Array(await readFile(join(directory, path)));
  const width = tileWidth({ level: 0, index: 0, size });
  const { checkpoint } = await openCheckpoint({ bytes: await read(`checkpoint.${size}`), origin: logKey.name, logKey });
  const hashTile = await read(tilePath({ level: 0, index: 0, width }));
  const entryBundle = await read(tilePath({ level: 'entries', index: 0, width }));
  return { size, checkpoint, hashTile, entryBundle };
}

function checkHead({ size, checkpoint, hashTile }: Snapshot): boolean {
  return checkpoint.size === size && equalBytes(createMerkleTree(parseHashTile(hashTile)).root(), checkpoint.root);
}

/** Both tiles are read, agree with each other, and are written again byte for byte. */
function checkTiles({ hashTile, entryBundle }: Snapshot): boolean {
  const entries = parseEntryBundle(entryBundle);
  return (
    equalBytes(formatHashTile(entries.map(hashLeaf)), hashTile) &&
    equalBytes(formatHashTile(parseHashTile(hashTile)), hashTile) &&
    equalBytes(formatEntryBundle(entries), entryBundle)
  );
}

/** Proofs made from the hash tile show every entry of the bundle in the tree that Tessera signed. */
function checkInclusions({ size, checkpoint, hashTile, entryBundle }: Snapshot): boolean {
  const tree = createMerkleTree(parseHashTile(hashTile));
  for (const [index, entry] of parseEntryBundle(entryBundle).entries()) {
    verifyInclusion({
      leafHash: hashLeaf(entry),
      index,
      size,
      proof: tree.proveInclusion(index),
      root: checkpoint.root,
    });
  }
  return true;
}

function checkConsistency(older: Snapshot, newer: Snapshot): boolean {
  const proof = createMerkleTree(parseHashTile(newer.hashTile)).proveConsistency(older.size);
  const [oldRoot, newRoot] = [older.checkpoint.root, newer.checkpoint.root];
  verifyConsistency({ oldSize: older.size, oldRoot, newSize: newer.size, newRoot, proof });
  return true;
}

function runCase(name: string, check: () => boolean): VectorResult {
  try {
    const ok = check();
    return { case: name, expected: 'verified', found: ok ? 'verified' : 'other bytes', ok };
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    return { case: name, expected: 'verified', found: `refused: ${error.code}`, ok: false };
  }
}
