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

/**
 * Reads S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PREFIX and S3_ADDRESSING.
 * @returns null when none of them is set @throws S3Error options_invalid, with the names of those that are missing
 */
export function readS3Options(environment: Readonly<Record<string, string | undefined>>): S3Options | null {
  const read = (name: string) => environment[name] ?? '';
  const required = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
  const missing = required.filter((name) => read(name) === '');
  if (missing.length === required.length) return null;
  if (missing.length > 0) throw new S3Error('options_invalid', `set ${missing.join(', ')} too`);
  const addressing = read('S3_ADDRESSING') || 'path';
  if (addressing !== 'path' && addressing !== 'virtual-host') {
    throw new S3Error('options_invalid', 'S3_ADDRESSING is "path" or "virtual-host"');
  }
  const options: S3Options = {
    endpoint: read('S3_ENDPOINT'),
    region: read('S3_REGION'),
    bucket: read('S3_BUCKET'),
    prefix: read('S3_PREFIX'),
    accessKeyId: read('S3_ACCESS_KEY_ID'),
    secretAccessKey: read('S3_SECRET_ACCESS_KEY'),
    addressing,
  };
  bucketUrl(options);
  return options;
}
