import { KitError } from '../kit-error.ts';
import type { ByteSource } from '../source.ts';

/**
 * Reads a range and makes sure that it is whole: a file may shrink while it is read.
 *
 * @throws KitError `source_read_failed`
 */
export async function readExactly(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await readRange(source, offset, length);
  if (bytes.length !== length) {
    throw new KitError('source_read_failed', `zip: asked for ${length} bytes at offset ${offset}, got ${bytes.length}`);
  }
  return bytes;
}

async function readRange(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  try {
    return await source.read(offset, length);
  } catch (cause) {
    throw new KitError('source_read_failed', `zip: ${length} bytes at offset ${offset} cannot be read`, { cause });
  }
}

/** Views bytes as little-endian fields. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Reads a 64-bit field as a number. It is attacker-controlled: beyond 2^53 - 1 arithmetic would round.
 *
 * @throws KitError `zip_size_invalid`
 */
export function readSafeUint64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new KitError('zip_size_invalid', `zip: a size or offset of ${value} is impossible`);
  return Number(value);
}
