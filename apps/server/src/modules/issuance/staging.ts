import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config/index.ts';

/**
 * Takes the staging folder of an issuance for one run. What an earlier run left is taken over by renaming it: should that run only
 * have been slow, its files are gone from under it and it cannot spoil this one's.
 */
export async function claimStaging(config: Config, issuanceId: string): Promise<string> {
  const parent = stagingOf(config, issuanceId);
  await mkdir(parent, { recursive: true });
  const own = join(parent, randomUUID());
  for (const left of await readdir(parent)) {
    // Gone meanwhile when two runs claim at once: one of them has it.
    await rename(join(parent, left), own).catch(() => rm(join(parent, left), { recursive: true, force: true }));
  }
  await mkdir(own, { recursive: true });
  return own;
}

/** Removes everything that was built for an issuance. */
export async function removeStaging(config: Config, issuanceId: string): Promise<void> {
  await rm(stagingOf(config, issuanceId), { recursive: true, force: true });
}

function stagingOf(config: Config, issuanceId: string): string {
  return join(config.dataFolder, 'staging', issuanceId);
}

/** The kit as a folder. */
export function kitFolder(staging: string): string {
  return join(staging, 'kit');
}

/** Copies of the records under their hashes, for the binder and the evidence folder. */
export function recordFile(staging: string, sha256: string): string {
  return join(staging, 'records', sha256);
}

export function zipFile(staging: string): string {
  return join(staging, 'kit.zip');
}
