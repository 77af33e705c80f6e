import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startDisk, startSignedS3 } from '../../test/blob-drivers.ts';

const CHILD = fileURLToPath(new URL('../../test/stream-large-blob.ts', import.meta.url));
const BLOB_BYTES = 200_000_000;
/** Measured: 27 MB on the disk, 73 MB on S3, of pieces and parts that wait for the collector. */
const MAX_GROWTH_BYTES = 140_000_000;

it.each([
  { name: 'disk', start: startDisk },
  { name: 'S3', start: startSignedS3 },
])('a blob of 200 MB goes in and out of $name in little memory', async ({ start }) => {
  const driver = await start();
  try {
    const args = ['--max-old-space-size=48', CHILD, JSON.stringify(driver.address), `${BLOB_BYTES}`];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { sizeBytes, read, grownBytes } = JSON.parse(stdout);
    expect([sizeBytes, read]).toEqual([BLOB_BYTES, BLOB_BYTES]);
    expect(grownBytes).toBeLessThan(MAX_GROWTH_BYTES);
  } finally {
    await driver.stop();
  }
});
