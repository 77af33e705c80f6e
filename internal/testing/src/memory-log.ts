import { encodeUtf8 } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import {
  createMerkleTree,
  formatCheckpoint,
  formatEntryBundle,
  formatNote,
  growTiles,
  hashLeaf,
  makeNoteKey,
  type NoteKey,
  signNote,
  TILE_WIDTH,
  type TreeEdge,
  tilePath,
  tileWidth,
} from '@attestlayer/tlog';

/** A log in memory that shows any of its states, also the ones that it should not show any more. */
export type MemoryLog = {
  origin: string;
  key: NoteKey;
  /** The state at a size, entries being made as needed: a checkpoint with the log's signature, and proofs up to it. */
  at(size: number): Promise<{ checkpoint: Uint8Array; size: number; prove(oldSize: number): Promise<Uint8Array[]> }>;
  /** The tiles of every state shown so far (c2sp.org/tlog-tiles); null for any other path. */
  readTile(path: string): Promise<Uint8Array | null>;
};

/**
 * Makes a log. Two logs with one signer and different entries are one log that shows two histories.
 */
export function makeMemoryLog(options: {
  origin: string;
  signer: Signer;
  /** The entry at an index; default a text with the label. */
  entryAt?: (index: number) => Uint8Array;
  label?: string;
}): MemoryLog {
  const { origin, signer, label = 'entry' } = options;
  const entryAt = options.entryAt ?? ((index: number) => encodeUtf8(`${label} ${index}`));
  const tree = createMerkleTree();
  const entries: Uint8Array[] = [];
  const tiles = new Map<string, Uint8Array>();
  let edge: TreeEdge = [];

  function growTo(size: number): void {
    const added = Array.from({ length: size - entries.length }, (_, offset) => entryAt(entries.length + offset));
    const leafHashes = added.map(hashLeaf);
    const grown = growTiles({ size: entries.length, edge, leafHashes });
    edge = grown.edge;
    for (const { address, bytes } of grown.tiles) tiles.set(tilePath(address), bytes);
    const firstBundle = Math.floor(entries.length / TILE_WIDTH);
    entries.push(...added);
    for (const leafHash of leafHashes) tree.append(leafHash);
    for (let index = firstBundle; index * TILE_WIDTH < size; index++) {
      const width = tileWidth({ level: 0, index, size });
      const bundle = entries.slice(index * TILE_WIDTH, index * TILE_WIDTH + width);
      tiles.set(tilePath({ level: 'entries', index, width }), formatEntryBundle(bundle));
    }
  }

  async function at(size: number) {
    if (size > entries.length) growTo(size);
    const text = formatCheckpoint({ origin, size, root: tree.root(size), extensions: [] });
    const signature = await signNote({ text, signer: { name: origin, signer } });
    const prove = async (oldSize: number) => tree.proveConsistency(oldSize, size);
    return { checkpoint: formatNote({ text, signatures: [signature] }), size, prove };
  }

  return {
    origin,
    key: makeNoteKey({ name: origin, algorithm: 'ed25519', publicKey: signer.publicKey }),
    at,
    readTile: async (path) => tiles.get(path) ?? null,
  };
}
