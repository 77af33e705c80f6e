import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningS3 } from './start-s3.ts';

/** Starts s3rver in this process: quick, but it takes any signature. */
export async function startS3rver(): Promise<RunningS3> {
  const { default: S3rver } = await import('s3rver');
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-s3rver-'));
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder });
  const { port } = await server.run();
  return {
    kind: 's3rver',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    // The only pair that it knows.
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    async end() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
