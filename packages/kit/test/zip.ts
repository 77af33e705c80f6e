import { concatBytes } from '@attestlayer/encoding';
import { blobSource, type KitSource, openZip, writeZip, type ZipInput, type ZipLimits } from '../src/index.ts';

export type TestFile = { path: string; content: Uint8Array };

/** A writer's input for bytes in memory. */
export function zipInput({ path, content }: TestFile): ZipInput {
  return {
    path,
    size: content.length,
    async *stream() {
      yield content;
    },
  };
}

export async function writeAll(inputs: ZipInput[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(inputs)) pieces.push(piece);
  return concatBytes(...pieces);
}

export function openBytes(bytes: Uint8Array, limits?: ZipLimits): Promise<KitSource> {
  return openZip(blobSource(new Blob([Uint8Array.from(bytes)])), limits);
}

/** Opens an archive and reads every file of it. */
export async function readAll(bytes: Uint8Array): Promise<TestFile[]> {
  const kit = await openBytes(bytes);
  return Promise.all(kit.entries.map(async (entry) => ({ path: entry.path, content: await entry.bytes(entry.size) })));
}
