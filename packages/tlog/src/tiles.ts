import { concatBytes } from '@attestlayer/encoding';
import { checkHash, HASH_BYTES } from './hash.ts';
import { TlogError } from './tlog-error.ts';
import { isWholeNumber } from './whole-number.ts';

/** Address of a tile: `level` 0 to 63 for hashes, `entries` for entry bundles; `width` 1 to 256, 256 being a full tile. */
export type TileAddress = { level: number | 'entries'; index: number; width: number };

/** Number of hashes or entries in a full tile (c2sp.org/tlog-tiles). */
export const TILE_WIDTH = 256;
/** Levels of the tree that one tile spans. */
export const TILE_HEIGHT = 8;
/** Most bytes an entry can have: its length is written in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;

const MAX_LEVEL = 63;
const LENGTH_BYTES = 2;

/**
 * Path of a tile below the log's prefix, such as `tile/0/x001/x234/067` or `tile/entries/000.p/12`.
 *
 * @throws TlogError tile_malformed
 */
export function tilePath({ level, index, width }: TileAddress): string {
  const levelIsValid = level === 'entries' || (isWholeNumber(level) && level <= MAX_LEVEL);
  if (!levelIsValid || !isWholeNumber(index)) throw malformed(`there is no tile ${index} at level ${level}`);
  checkWidth(width);
  const suffix = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${formatTileIndex(index)}${suffix}`;
}

/**
 * Width of the tile at (level, index) in a tree of `size` leaves: 256 when full, 0 when the tree has no such tile. Entry
 * bundles are as wide as the hash tiles of level 0.
 */
export function tileWidth({ level, index, size }: { level: number; index: number; size: number }): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/**
 * Splits a hash tile into its 1 to 256 hashes.
 *
 * @throws TlogError tile_malformed
 */
export function parseHashTile(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length % HASH_BYTES !== 0) throw malformed(`a hash tile is a row of hashes of ${HASH_BYTES} bytes`);
  checkWidth(bytes.length / HASH_BYTES);
  const hashes: Uint8Array[] = [];
  for (let offset = 0; offset < bytes.length; offset += HASH_BYTES)
    hashes.push(bytes.slice(offset, offset + HASH_BYTES));
  return hashes;
}

/**
 * Joins 1 to 256 hashes into a hash tile.
 *
 * @throws TlogError tile_malformed, hash_malformed
 */
export function formatHashTile(hashes: Uint8Array[]): Uint8Array {
  checkWidth(hashes.length);
  hashes.forEach(checkHash);
  return concatBytes(...hashes);
}

/**
 * Splits an entry bundle into its 1 to 256 entries, each behind its length in 16 bits, big-endian.
 *
 * @throws TlogError tile_malformed
 */
export function parseEntryBundle(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    if (bytes.length - offset < LENGTH_BYTES) throw malformed('the entry bundle ends inside a length');
    const start = offset + LENGTH_BYTES;
    const end = start + view.getUint16(offset);
    if (end > bytes.length) throw malformed('the entry bundle ends inside an entry');
    entries.push(bytes.slice(start, end));
    checkWidth(entries.length);
    offset = end;
  }
  checkWidth(entries.length);
  return entries;
}

/**
 * Joins 1 to 256 entries of at most 65,535 bytes into an entry bundle.
 *
 * @throws TlogError tile_malformed
 */
export function formatEntryBundle(entries: Uint8Array[]): Uint8Array {
  checkWidth(entries.length);
  return concatBytes(...entries.flatMap((entry) => [formatLength(entry), entry]));
}

function formatLength(entry: Uint8Array): Uint8Array {
  if (entry.length > MAX_ENTRY_BYTES)
    throw malformed(`an entry has at most ${MAX_ENTRY_BYTES} bytes, this one has ${entry.length}`);
  return Uint8Array.of(entry.length >> 8, entry.length & 0xff);
}

// 1234067 is written x001/x234/067, so that no directory grows large and no path is both a file and a directory.
function formatTileIndex(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  return padded.replace(/\d{3}(?=\d)/g, 'x$&/');
}

function checkWidth(width: number): void {
  if (!isWholeNumber(width) || width < 1 || width > TILE_WIDTH)
    throw malformed(`a tile is 1 to ${TILE_WIDTH} wide, not ${width}`);
}

function malformed(message: string): TlogError {
  return new TlogError('tile_malformed', message);
}
