import { join } from 'node:path';
import type { AppContext } from '../../../context.ts';
import { createDiskStaging } from './disk-staging.ts';
import { createS3Staging } from './s3-staging.ts';
import type { UploadStaging } from './staging.ts';

export type { DurableBytes, UploadStaging } from './staging.ts';

const opened = new WeakMap<AppContext, UploadStaging>();

/** Where this server stages uploads: beside the blobs, on the disk or in the bucket. */
export function stagingOf(context: AppContext): UploadStaging {
  const known = opened.get(context);
  if (known !== undefined) return known;
  const { config, database } = context;
  const folder = join(config.dataFolder, 'uploads');
  const staging = config.s3 === null ? createDiskStaging(folder) : createS3Staging(config.s3, { database, folder });
  opened.set(context, staging);
  return staging;
}
