import { constants, copyFile, type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asDiskError, hashFile } from '@attestlayer/disk';
import { sha256Hex } from '@attestlayer/encoding';
import type { FileRole, ManifestFile } from '@attestlayer/kit';
import { type Exhibit, mediaTypeOf } from './exhibits.ts';
import { IssuerError } from './issuer-error.ts';
import { storableSource } from './storable-source.ts';

/** Collects the files of one core while they are written into the staging folder. */
export type CoreWriter = {
  readonly folder: string;
  readonly files: ManifestFile[];
  /** Writes a file of ours. */
  write(path: string, role: Exclude<FileRole, 'evidence'>, mediaType: string, bytes: Uint8Array): Promise<void>;
  /** Lists a file that another writer (the binder) has put into the folder. */
  adopt(path: string, role: Exclude<FileRole, 'evidence'>, mediaType: string): Promise<void>;
  /** Copies a submitted record, and refuses it when its bytes are no longer those that were evaluated. */
  copyEvidence(exhibit: Exhibit): Promise<void>;
};

/** Starts a core in `folder`, which is empty. */
export function createCoreWriter(folder: string): CoreWriter {
  const files: ManifestFile[] = [];
  return {
    folder,
    files,
    async write(path, role, mediaType, bytes) {
      await writeDurably(join(folder, path), bytes);
      files.push({ path, role, media_type: mediaType, size: bytes.length, sha256: sha256Hex(bytes) });
    },
    async adopt(path, role, mediaType) {
      const target = join(folder, path);
      await syncFile(target);
      files.push({ path, role, media_type: mediaType, ...(await hashFile(target)) });
    },
    async copyEvidence({ path, record }) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(record.file, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      await syncFile(target);
      const { sha256, size } = await hashFile(target);
      if (sha256 !== record.facts.sha256) {
        throw new IssuerError(
          'record_changed',
          `"${record.originalName}" was changed while the kit was built: SHA-256 ${sha256}, evaluated was ${record.facts.sha256}`,
        );
      }
      files.push({
        path,
        role: 'evidence',
        media_type: mediaTypeOf(record),
        size,
        sha256,
        source: storableSource(record),
      });
    },
  };
}

/** Writes a new file and waits until the disk has it. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await withFile(path, 'w', async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
  } catch (error) {
    throw asDiskError(error, path);
  }
}

/** Opens a file for `use` and closes it whatever happens. */
export async function withFile(path: string, flags: string, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

/** Waits until the disk has what another writer has put into a file. */
async function syncFile(path: string): Promise<void> {
  await withFile(path, 'r+', (file) => file.sync());
}
