import { access, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { syncFolder, writeFileAtomic } from '@attestlayer/disk';
import { formatTimestamp } from '@attestlayer/encoding';
import { openDiskCheckpoints, openDiskTiles } from '@attestlayer/log';
import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { currentTrust } from '../../modules/issuer-keys/index.ts';
import { openLogStores } from '../../modules/log/index.ts';
import { OperationsError } from '../operations-error.ts';
import { BACKUP_SCHEMA, type BackupManifest } from './backup-manifest.ts';
import { copyLog } from './copy-log.ts';
import { dumpTables } from './dump-tables.ts';

/** Copied as they are: the encrypted keys, with the passphrase where it lies beside them. A process without keys has none. */
const FOLDERS = ['keys'];
const MODES: readonly Mode[] = ['live', 'test'];

export type BackupResult = { folder: string; manifest: BackupManifest };

/**
 * Copies everything that an instance needs to a new folder while it runs. The tables first: what they refer to is never removed
 * from the blobs before a day has passed, and the log only grows, so the copy is never short of something.
 * @throws OperationsError backup_exists
 */
export async function writeBackup(context: AppContext, target: string): Promise<BackupResult> {
  const folder = resolve(target);
  if (await exists(folder)) throw new OperationsError('backup_exists', `${folder} exists already; name a new folder`);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, 'tables'), { recursive: true, mode: 0o700 });
  await mkdir(join(partial, 'blobs'));
  const dump = await dumpTables(context.database, join(partial, 'tables'));
  const blobs = await copyBlobs(context, join(partial, 'blobs'));
  const logs = await copyLogs(context, join(partial, 'log'));
  const folders = await copyFolders(context.config.dataFolder, partial);
  const manifest: BackupManifest = {
    schema: BACKUP_SCHEMA,
    created_at: formatTimestamp(context.now()),
    ...dump,
    blobs,
    logs,
    folders,
  };
  await writeFileAtomic(
    join(partial, 'backup.json'),
    new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
  );
  await rename(partial, folder);
  await syncFolder(join(folder, '..'));
  return { folder, manifest };
}

async function copyBlobs({ blobs }: AppContext, folder: string): Promise<BackupManifest['blobs']> {
  let count = 0;
  let bytes = 0;
  for await (const sha256 of blobs.list()) {
    const { sizeBytes } = await blobs.copyToFile(sha256, join(folder, sha256));
    count += 1;
    bytes += sizeBytes;
  }
  return { count, bytes };
}

async function copyLogs(context: AppContext, target: string): Promise<BackupManifest['logs']> {
  const copied: BackupManifest['logs'] = [];
  for (const mode of MODES) {
    const trust = await currentTrust(context.database.query, mode);
    const origin = trust?.root.logs.findLast(({ state }) => state === 'active')?.origin;
    if (origin === undefined) continue;
    const folder = join(target, mode);
    await mkdir(folder, { recursive: true });
    const to = { tiles: openDiskTiles(folder), checkpoints: openDiskCheckpoints(folder) };
    const size = await copyLog(openLogStores(context, { mode, origin }), to);
    if (size !== null) copied.push({ mode, origin, size });
  }
  return copied;
}

async function copyFolders(dataFolder: string, target: string): Promise<string[]> {
  const copied: string[] = [];
  for (const name of FOLDERS) {
    if (!(await exists(join(dataFolder, name)))) continue;
    await cp(join(dataFolder, name), join(target, name), { recursive: true, preserveTimestamps: true });
    copied.push(name);
  }
  return copied;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
