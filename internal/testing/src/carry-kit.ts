import { concatBytes } from '@attestlayer/encoding';
import { blobSource, folderSource, type KitSource, openZip, writeZip } from '@attestlayer/kit';

/** Carries files in memory as a folder would. */
export function asFolder(files: ReadonlyMap<string, Uint8Array>): KitSource {
  return folderSource([...files].map(([path, bytes]) => ({ path, size: bytes.length, stream: () => streamOf(bytes) })));
}

/** Packs files in memory into the bytes of a ZIP, as an issuer would deliver it. */
export async function packZip(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const inputs = [...files].map(([path, bytes]) => ({ path, size: bytes.length, stream: () => streamOf(bytes) }));
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(inputs)) pieces.push(piece);
  return concatBytes(...pieces);
}

/** Opens the bytes of a ZIP; throws what `openZip` throws. */
export function openZipBytes(bytes: Uint8Array): Promise<KitSource> {
  return openZip(blobSource(new Blob([new Uint8Array(bytes)])));
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}
