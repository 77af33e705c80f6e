import { S3Error } from './s3-error.ts';

/** Where an S3-compatible store is, and who asks. */
export type S3Options = {
  /** `https://host`, without a path. */
  endpoint: string;
  region: string;
  bucket: string;
  /** Put before the name of every object, with a `/` between; empty for none. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
  /**
   * `path` for `endpoint/bucket/key`, which every store answers to; `virtual-host` for `bucket.endpoint/key`, which Amazon's asks of
   * new buckets.
   */
  addressing?: 'path' | 'virtual-host' | undefined;
};

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
// Letters that mean the same in a path, in a signature and in a listing.
const PREFIX = /^([A-Za-z0-9_-][A-Za-z0-9._-]*)(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** @returns what every object's address begins with: without a slash at its end, and the bucket's own address @throws S3Error options_invalid */
export function bucketUrl({ endpoint, bucket, prefix, addressing }: S3Options): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const isHttp = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  if (!isHttp || url.pathname !== '/' || url.search !== '' || url.username !== '') {
    throw new S3Error('options_invalid', 'the endpoint of the store is an http or https URL without a path');
  }
  if (!BUCKET.test(bucket)) throw new S3Error('options_invalid', `"${bucket}" is not the name of a bucket`);
  if (prefix !== '' && !PREFIX.test(prefix)) {
    throw new S3Error(
      'options_invalid',
      `"${prefix}" cannot be a prefix: letters, digits, ".", "_", "-", and "/" between`,
    );
  }
  return addressing === 'virtual-host' ? `${url.protocol}//${bucket}.${url.host}` : `${url.origin}/${bucket}`;
}
