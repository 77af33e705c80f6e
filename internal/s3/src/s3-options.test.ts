import { expect, it } from 'vitest';
import { openS3 } from './index.ts';
import { refusal } from './s3-error.ts';
import { bucketUrl } from './s3-options.ts';

const OPTIONS = {
  endpoint: 'https://store.example',
  region: 'eu-central-1',
  bucket: 'kits',
  prefix: '',
  accessKeyId: 'id',
  secretAccessKey: 'secret',
};

it.each([
  { endpoint: 'store.example' },
  { endpoint: 'ftp://store.example' },
  { endpoint: 'https://store.example/bucket' },
  { endpoint: 'https://id:secret@store.example' },
  { bucket: '' },
  { bucket: 'Kits' },
  { bucket: 'kits/other' },
  { prefix: '/live' },
  { prefix: 'live/../other' },
  { prefix: 'live?versionId=1' },
])('refuses %o', (change) => {
  expect(() => openS3({ ...OPTIONS, ...change })).toThrow(expect.objectContaining({ code: 'options_invalid' }));
});

it('addresses a bucket by path or by host', () => {
  expect(bucketUrl(OPTIONS)).toBe('https://store.example/kits');
  expect(bucketUrl({ ...OPTIONS, endpoint: 'http://store.example:9000/', addressing: 'virtual-host' })).toBe(
    'http://kits.store.example:9000',
  );
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
