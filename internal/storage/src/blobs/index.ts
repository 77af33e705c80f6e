export { BlobError, type BlobErrorCode } from './blob-error.ts';
export type { BlobFacts, BlobRange, BlobSource, BlobStore, PutOptions } from './blob-store.ts';
export { openDiskBlobs } from './disk-blobs.ts';
export { openS3Blobs } from './s3-blobs.ts';
