import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDiskCheckpoints, openDiskTiles } from '@attestlayer/log';
import type { BlobStore } from '@attestlayer/storage';
import type { Config } from '../../config/index.ts';
import { type AppDatabase, openAppDatabase } from '../../database/index.ts';
import { openLogStores } from '../../modules/log/index.ts';
import { OperationsError } from '../operations-error.ts';
import { type BackupManifest, parseBackupManifest } from './backup-manifest.ts';
import { copyLog } from './copy-log.ts';
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
  for (const name of [...manifest.folders, 'log']) {
    if ((await readdir(config.dataFolder)).includes(name)) {
      throw new OperationsError('restore_target_not_empty', `${join(config.dataFolder, name)} exists already`);
    }
  }
  const database = await openAppDatabase(config.database);
  try {
    await loadTables(database, join(folder, 'tables'), manifest);
    await restoreLogs({ config, database }, folder, manifest);
  } finally {
    await database.close();
  }
  for (const sha256 of await readdir(join(folder, 'blobs'))) {
    await blobs.put({ path: join(folder, 'blobs', sha256) }, { expectedSha256: sha256 });
  }
  for (const name of manifest.folders) await cp(join(folder, name), join(config.dataFolder, name), { recursive: true });
  return manifest;
}

async function restoreLogs(
  target: { config: Config; database: AppDatabase },
  folder: string,
  { logs }: BackupManifest,
): Promise<void> {
  for (const { mode, origin, size } of logs) {
    const from = join(folder, 'log', mode);
    const to = openLogStores(target, { mode, origin });
    const copied = await copyLog({ tiles: openDiskTiles(from), checkpoints: openDiskCheckpoints(from) }, to);
    if (copied !== size) throw new OperationsError('backup_incomplete', `${from} is not the log that the backup wrote`);
  }
}

async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    return parseBackupManifest(await readFile(join(folder, 'backup.json'), 'utf8'));
  } catch (cause) {
    if (cause instanceof OperationsError) throw cause;
    throw new OperationsError('backup_incomplete', `${folder} holds no backup.json; it is no whole backup`, { cause });
  }
}
