import { asFolder, openZipBytes, packZip } from './carry-kit.ts';
import { flip, type KitFiles, replace, type TamperCase } from './tamper-case.ts';

/** Every byte of every file changed in turn, or each nth. */
export function* changeEachByte(files: KitFiles, everyNth: number): Generator<TamperCase> {
  for (const [path, bytes] of files) {
    for (let offset = 0; offset < bytes.length; offset += everyNth) {
      const open = async () => asFolder(replace(files, { [path]: flip(bytes, offset) }));
      yield { kind: 'byte', name: `${path} byte ${offset}`, open };
    }
  }
}

/** Every byte of the ZIP changed in turn, or each nth, the headers among them. */
export async function* changeEachZipByte(files: KitFiles, everyNth: number): AsyncGenerator<TamperCase> {
  const zip = await packZip(files);
  for (let offset = 0; offset < zip.length; offset += everyNth) {
    yield { kind: 'zip byte', name: `ZIP byte ${offset}`, open: () => openZipBytes(flip(zip, offset)) };
  }
}

/** Every file, and the ZIP, cut short by a byte and longer by one. */
export async function* changeEachLength(files: KitFiles): AsyncGenerator<TamperCase> {
  for (const [path, bytes] of files) {
    const shorter = replace(files, { [path]: bytes.slice(0, -1) });
    const longer = replace(files, { [path]: append(bytes, 0x0a) });
    yield { kind: 'length', name: `${path} one byte shorter`, open: async () => asFolder(shorter) };
    yield { kind: 'length', name: `${path} one byte longer`, open: async () => asFolder(longer) };
  }
  const zip = await packZip(files);
  yield { kind: 'length', name: 'ZIP one byte shorter', open: () => openZipBytes(zip.slice(0, -1)) };
  yield { kind: 'length', name: 'ZIP one byte longer', open: () => openZipBytes(append(zip, 0)) };
  yield { kind: 'length', name: 'ZIP with a byte in front', open: () => openZipBytes(prepend(zip, 0)) };
}

function append(bytes: Uint8Array, byte: number): Uint8Array {
  return Uint8Array.of(...bytes, byte);
}

function prepend(bytes: Uint8Array, byte: number): Uint8Array {
  return Uint8Array.of(byte, ...bytes);
}
