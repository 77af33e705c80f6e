import { join } from 'node:path';
import {
  type CheckpointStore,
  openDiskCheckpoints,
  openDiskTiles,
  openS3Tiles,
  type TileStore,
} from '@attestlayer/log';
import { takeSessionLock } from '@attestlayer/storage';
import type { Mode } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { openDatabaseCheckpoints } from './database-checkpoints.ts';

export type LogStores = {
  tiles: TileStore;
  checkpoints: CheckpointStore;
  /** On this machine; made anew from the tiles when it is not there. */
  indexPath: string;
};

/**
 * Where the log of a mode lies: with SQLite in the data folder, with PostgreSQL its checkpoint in the database; tiles in S3 when
 * that is set up. `onLockLost` is called when the database gives the lock of the sequencer up.
 */
export function openLogStores(
  { config, database }: Pick<AppContext, 'config' | 'database'>,
  { mode, origin, onLockLost = () => {} }: { mode: Mode; origin: string; onLockLost?: () => void },
): LogStores {
  const directory = join(config.dataFolder, 'log', mode);
  const { s3 } = config;
  const prefix = s3 === null ? '' : [s3.prefix, 'log', mode].filter((part) => part !== '').join('/');
  const tiles = s3 === null ? openDiskTiles(directory) : openS3Tiles({ ...s3, prefix });
  const indexPath = join(directory, 'index.sqlite');
  if (config.database.kind === 'sqlite') return { tiles, checkpoints: openDiskCheckpoints(directory), indexPath };
  const { url } = config.database;
  const takeLock = () => takeSessionLock(url, `attestlayer log ${origin}`, onLockLost);
  return { tiles, checkpoints: openDatabaseCheckpoints({ query: database.query, origin, takeLock }), indexPath };
}
