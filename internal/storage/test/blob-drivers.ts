import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openS3, putObject, type S3Options } from '@attestlayer/s3';
import { startS3 } from '@attestlayer/testing/servers';
import type { StoreAddress } from './open-store.ts';

/** A driver on a real disk or a real server, for the suite that both must pass. */
export type DriverUnderTest = {
  address: StoreAddress;
  /** Half-written files in the staging folder. */
  staged(): Promise<string[]>;
  /** Replaces what is kept, behind the back of the store. */
  damage(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  stop(): Promise<void>;
};

export async function startDisk(): Promise<DriverUnderTest> {
  const root = await mkdtemp(join(tmpdir(), 'attestlayer-blobs-'));
  return {
    address: { driver: 'disk', root },
    staged: () => readdir(join(root, 'staging')),
    damage: (sha256, bytes) => writeFile(join(root, sha256.slice(0, 2), sha256), bytes),
    stop: () => rm(root, { recursive: true, force: true }),
  };
}

export async function startSignedS3(): Promise<DriverUnderTest> {
  const server = await startS3({ checksSignatures: true });
  const stagingFolder = await mkdtemp(join(tmpdir(), 'attestlayer-spool-'));
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = server;
  const options: S3Options = { endpoint, region, bucket, accessKeyId, secretAccessKey, prefix: 'blobs/live' };
  return {
    address: { driver: 's3', options, stagingFolder },
    staged: () => readdir(stagingFolder),
    damage: (sha256, bytes) => putObject(openS3(options), sha256, bytes),
    async stop() {
      await server.stop();
      await rm(stagingFolder, { recursive: true, force: true });
    },
  };
}
