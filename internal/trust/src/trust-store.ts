import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, writeFileAtomic } from '@attestlayer/disk';
import { equalBytes } from '@attestlayer/encoding';
import { TrustError } from './trust-error.ts';

/** Where the versions of one trust root lie. All are kept: a reader walks from the one that is pinned to the newest. */
export type TrustStore = {
  /** The trust files from version 1 on, unchecked; empty before set-up. @throws TrustError trust_incomplete */
  read(): Promise<Uint8Array[]>;
  /**
   * Returns when the file is durable. The same bytes again is fine: work is repeated after a crash.
   *
   * @throws TrustError trust_version_exists
   */
  write(version: number, bytes: Uint8Array): Promise<void>;
};

const FILE_NAME = /^trust\.([1-9][0-9]{0,8})\.json$/;

/** The file of a version in its folder. */
export function trustFileName(version: number): string {
  return `trust.${version}.json`;
}

/** Keeps trust files in a folder as `trust.N.json`; other files in it are left alone. The caller appends to it alone. */
export function openTrustFolder(folder: string): TrustStore {
  async function read(): Promise<Uint8Array[]> {
    const versions = (await listFolder(folder))
      .flatMap((name) => FILE_NAME.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
    const gap = versions.findIndex((version, at) => version !== at + 1);
    if (gap !== -1) throw new TrustError('trust_incomplete', `${join(folder, trustFileName(gap + 1))} is missing`);
    return Promise.all(versions.map((version) => readBytes(join(folder, trustFileName(version)))));
  }

  async function write(version: number, bytes: Uint8Array): Promise<void> {
    const stored = (await read())[version - 1];
    if (stored === undefined) {
      await ensureFolder(folder);
      await writeFileAtomic(join(folder, trustFileName(version)), bytes);
    } else if (!equalBytes(stored, bytes)) {
      throw new TrustError(
        'trust_version_exists',
        `version ${version} of the trust root is there already, and differs`,
      );
    }
  }

  return { read, write };
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}
