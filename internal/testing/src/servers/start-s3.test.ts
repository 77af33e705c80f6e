import { AwsClient } from 'aws4fetch';
import { afterEach, expect, it, vi } from 'vitest';
import { startS3 } from './index.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each([false, true])('starts a server that keeps objects; checks signatures: %s', async (checksSignatures) => {
  const server = await startS3({ checksSignatures });
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = server;
  try {
    if (checksSignatures) expect(server.checksSignatures).toBe(true);
    const url = `${endpoint}/${bucket}/key`;
    const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
    expect((await client.fetch(url, { method: 'PUT', body: 'bytes' })).status).toBe(200);
    expect(await (await client.fetch(url)).text()).toBe('bytes');
    const other = new AwsClient({ accessKeyId, secretAccessKey: 'other', region, service: 's3', retries: 0 });
    expect((await other.fetch(url)).status).toBe(server.checksSignatures ? 403 : 200);
  } finally {
    await server.stop();
  }
  if (server.kind !== 'environment') await expect(fetch(endpoint)).rejects.toThrow();
});

it('makes its bucket on the server of TEST_S3_ENDPOINT, and removes it with what is in it', async () => {
  const server = await startS3();
  try {
    vi.stubEnv('TEST_S3_ENDPOINT', server.endpoint);
    vi.stubEnv('TEST_S3_REGION', server.region);
    vi.stubEnv('TEST_S3_ACCESS_KEY_ID', server.accessKeyId);
    vi.stubEnv('TEST_S3_SECRET_ACCESS_KEY', server.secretAccessKey);
    const guest = await startS3();
    expect(guest.kind).toBe('environment');
    const { accessKeyId, secretAccessKey, region } = guest;
    const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
    const bucket = `${guest.endpoint}/${guest.bucket}`;
    expect((await client.fetch(`${bucket}/folder/key`, { method: 'PUT', body: 'bytes' })).status).toBe(200);
    await guest.stop();
    expect((await client.fetch(bucket)).status).toBe(404);
  } finally {
    await server.stop();
  }
});
