import { unzipSync } from 'fflate';

/** All parts of a document together; the readers hold them in memory several times over. */
const MAX_UNPACKED_BYTES = 64_000_000;

/**
 * Unpacks the parts of an office document, or null when they are too large, by what the directory of the ZIP says before any of
 * them is unpacked. The server's inspection has found that no part of a record unpacks to more than that.
 */
export function openParts(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> | null {
  let unpacked = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      return false;
    },
  });
  return unpacked > MAX_UNPACKED_BYTES ? null : unzipSync(bytes, { filter: ({ name }) => wanted(name) });
}
