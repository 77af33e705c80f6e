import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '@attestlayer/storage';
import type { Config } from '../../config/index.ts';
import { openAppDatabase } from '../../database/index.ts';
import { OperationsError } from '../operations-error.ts';
import { type BackupManifest, parseBackupManifest } from './backup-manifest.ts';
import { loadTables } from './load-tables.ts';

export type RestoreInput = { config: Config; blobs: BlobStore; folder: string };

/**
 * Puts a backup into an empty data folder, database and blob store, of either kind. Blobs are checked against their names while
 * they are stored; running it again after a failure needs empty targets again.
 * @throws OperationsError backup_malformed, backup_incomplete, restore_target_not_empty, restore_schema_differs
 */
export async function restoreBackup({ config, blobs, folder }: RestoreInput): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  for (const name of manifest.folders) {
    if ((await readdir(config.dataFolder)).includes(name)) {
      throw new OperationsError('restore_target_not_empty', `${join(config.dataFolder, name)} exists already`);
    }
  }
  const database = await openAppDatabase(config.database);
  try {
    await loadTables(database, join(folder, 'tables'), manifest);
  } finally {
    await database.close();
  }
  for (const sha256 of await readdir(join(folder, 'blobs'))) {
    await blobs.put({ path: join(folder, 'blobs', sha256) }, { expectedSha256: sha256 });
  }
  for (const name of manifest.folders) await cp(join(folder, name), join(config.dataFolder, name), { recursive: true });
  return manifest;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    return parseBackupManifest(await readFile(join(folder, 'backup.json'), 'utf8'));
  } catch (cause) {
    if (cause instanceof OperationsError) throw cause;
    throw new OperationsError('backup_incomplete', `${folder} holds no backup.json; it is no whole backup`, { cause });
  }
}
