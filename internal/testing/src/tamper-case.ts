import type { KitSource } from '@attestlayer/kit';
import { asFolder, openZipBytes, packZip } from './carry-kit.ts';

export type KitFiles = ReadonlyMap<string, Uint8Array>;

/** One way to tamper with a kit; `open` gives the kit as a reader would get it, or throws because nobody would open it. */
export type TamperCase = { kind: string; name: string; open(): Promise<KitSource> };

/** Changes one bit that makes another character of text; the byte is never what it was. */
export function flip(bytes: Uint8Array, offset: number): Uint8Array {
  const copy = bytes.slice();
  copy[offset]! ^= 1;
  return copy;
}

/** A tampered set of files, once as a folder and once as a freshly made ZIP: packing must never repair anything. */
export function asBothForms(kind: string, name: string, files: KitFiles): TamperCase[] {
  return [
    { kind, name: `${name}, folder`, open: async () => asFolder(files) },
    { kind, name: `${name}, ZIP`, open: async () => openZipBytes(await packZip(files)) },
  ];
}

/** A copy of the files with some of them replaced; null takes a file away. */
export function replace(files: KitFiles, changes: Record<string, Uint8Array | null>): Map<string, Uint8Array> {
  const copy = new Map(files);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes === null) copy.delete(path);
    else copy.set(path, bytes);
  }
  return copy;
}
