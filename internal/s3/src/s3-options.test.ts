import { expect, it } from 'vitest';
import { openS3, readS3Options } from './index.ts';
import { refusal } from './s3-error.ts';
import { bucketUrl } from './s3-options.ts';

const ENVIRONMENT = {
  S3_ENDPOINT: 'https://store.example',
  S3_REGION: 'eu-central-1',
  S3_BUCKET: 'kits',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

it('reads the environment', () => {
  expect(readS3Options({})).toBeNull();
  expect(readS3Options({ ...ENVIRONMENT, S3_PREFIX: 'live/eu', S3_ADDRESSING: 'virtual-host' })).toEqual({
    endpoint: 'https://store.example',
    region: 'eu-central-1',
    bucket: 'kits',
    prefix: 'live/eu',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    addressing: 'virtual-host',
  });
});

it.each([
  { S3_REGION: '' },
  { S3_ENDPOINT: 'store.example' },
  { S3_ENDPOINT: 'ftp://store.example' },
  { S3_ENDPOINT: 'https://store.example/bucket' },
  { S3_ENDPOINT: 'https://id:secret@store.example' },
  { S3_BUCKET: 'Kits' },
  { S3_BUCKET: 'kits/other' },
  { S3_PREFIX: '/live' },
  { S3_PREFIX: 'live/../other' },
  { S3_PREFIX: 'live?versionId=1' },
  { S3_ADDRESSING: 'both' },
])('refuses %o', (change) => {
  expect(() => readS3Options({ ...ENVIRONMENT, ...change })).toThrow(
    expect.objectContaining({ code: 'options_invalid' }),
  );
});

it('addresses a bucket by path or by host', () => {
  const options = readS3Options(ENVIRONMENT)!;
  expect(bucketUrl(options)).toBe('https://store.example/kits');
  expect(bucketUrl({ ...options, endpoint: 'http://store.example:9000/', addressing: 'virtual-host' })).toBe(
    'http://kits.store.example:9000',
  );
  expect(() => openS3({ ...options, bucket: '' })).toThrow(expect.objectContaining({ code: 'options_invalid' }));
});

it.each([
  [507, '<Error><Code>InsufficientStorage</Code></Error>', 'storage_full'],
  [507, '<Error><Code>XMinioStorageFull</Code></Error>', 'storage_full'],
  [403, '<Error><Code>QuotaExceeded</Code></Error>', 'storage_full'],
  [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>', 'access_denied'],
  [401, '', 'access_denied'],
  [503, '<Error><Code>SlowDown</Code></Error>', 'unavailable'],
  [429, '', 'unavailable'],
  [404, '<Error><Code>NoSuchBucket</Code></Error>', 'refused'],
])('takes %i %s for %s', async (status, body, code) => {
  expect(await refusal(new Response(body, { status }), 'try')).toMatchObject({ code });
});
