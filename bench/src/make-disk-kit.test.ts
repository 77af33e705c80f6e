import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openKit } from '@attestlayer/disk';
import { verifyKit } from '@attestlayer/verify';
import { describe, expect, it } from 'vitest';
import { type DiskKit, makeDiskKit } from './make-disk-kit.ts';
import { withScratchFolder } from './scratch.ts';
import { zipKit } from './zip-kit.ts';

const SCRATCH_BYTES = 16 * 1024 * 1024;

async function verdictOf(path: string, { trustFile, now }: DiskKit): Promise<string> {
  const { kit, close } = await openKit(path);
  const pinned = new Uint8Array(await readFile(trustFile));
  const { verdict } = await verifyKit({ kit, trust: { pinned }, now });
  await close();
  return verdict;
}

describe('makeDiskKit', () => {
  it('makes a kit that verifies, as a folder and as a ZIP', async () => {
    await withScratchFolder(SCRATCH_BYTES, async (folder) => {
      const kit = await makeDiskKit({ folder, records: 20, recordBytes: 70_000 });
      const zipFile = join(folder, 'kit.zip');
      await zipKit(kit.folder, zipFile);
      expect(kit.corePaths.filter((path) => path.startsWith('evidence/'))).toHaveLength(22);
      expect(await verdictOf(kit.folder, kit)).toBe('VERIFIED');
      expect(await verdictOf(zipFile, kit)).toBe('VERIFIED');
    });
  });

  it('makes records of holes', async () => {
    await withScratchFolder(SCRATCH_BYTES, async (folder) => {
      const kit = await makeDiskKit({ folder, records: 1, recordBytes: 3_000_000, sparse: true });
      expect(await verdictOf(kit.folder, kit)).toBe('VERIFIED');
    });
  });
});
