import { join } from 'node:path';
import { type BlobStore, openDiskBlobs, openS3Blobs } from '@attestlayer/storage';
import type { Config } from './config/index.ts';

/** The blob store that the settings name: a folder of the data folder, or an S3 bucket. */
export async function openBlobs({ s3, dataFolder }: Config): Promise<BlobStore> {
  return s3 === null
    ? openDiskBlobs(join(dataFolder, 'blobs'))
    : openS3Blobs({ ...s3, stagingFolder: join(dataFolder, 'staging') });
}
