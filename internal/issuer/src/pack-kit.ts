import { asDiskError, openKit } from '@attestlayer/disk';
import { KitError, writeZip } from '@attestlayer/kit';
import { withFile } from './core-files.ts';

export type PackKitInput = {
  folder: string;
  outFile: string;
  onProgress?: ((stage: string, done: number, total: number) => void) | undefined;
};

/** Packs a kit folder as its one ZIP; the same files give the same bytes. Returns when the disk has them. */
export async function packKit({ folder, outFile, onProgress }: PackKitInput): Promise<void> {
  const { kit, close } = await openKit(folder);
  const total = kit.entries.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  try {
    await withFile(outFile, 'w', async (file) => {
      for await (const chunk of writeZip(kit.entries)) {
        await file.writeFile(chunk);
        done += chunk.length;
        onProgress?.('packing', Math.min(done, total), total);
      }
      await file.sync();
    });
  } catch (error) {
    throw error instanceof KitError ? error : asDiskError(error, outFile);
  } finally {
    await close();
  }
}
