import type { S3Options } from '@attestlayer/s3';
import type { BlobStore } from '../src/blobs/blob-store.ts';
import { openDiskBlobs } from '../src/blobs/disk-blobs.ts';
import type { Faults } from '../src/blobs/faults.ts';
import { openS3Blobs } from '../src/blobs/s3-blobs.ts';

/** What another process needs to open the same store. */
export type StoreAddress =
  | { driver: 'disk'; root: string }
  | { driver: 's3'; options: S3Options; stagingFolder: string };

export async function openStore(address: StoreAddress, faults?: Faults): Promise<BlobStore> {
  const rest = faults === undefined ? {} : { faults };
  return address.driver === 'disk'
    ? openDiskBlobs(address.root, rest)
    : openS3Blobs({ ...address.options, stagingFolder: address.stagingFolder, ...rest });
}
