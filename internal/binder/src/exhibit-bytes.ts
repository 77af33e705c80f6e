import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { BinderError } from './error.ts';
import { type BytesSeen, hashFile } from './job-folder.ts';
import type { BinderExhibit } from './model.ts';

/** What it takes to open an exhibit. */
export type ExhibitFile = Pick<BinderExhibit, 'number' | 'file' | 'sha256' | 'sizeBytes' | 'mediaType'>;

/**
 * Reads the bytes of an exhibit and checks them against the model: the hash that the binder prints is the hash of the
 * bytes that it shows.
 * @throws {BinderError} `exhibit_unreadable`, `exhibit_mismatch`
 */
export async function readExhibit(exhibit: ExhibitFile): Promise<Uint8Array> {
  const bytes = await readFile(exhibit.file).catch(refuseUnreadable(exhibit));
  checkBytes(exhibit, { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length });
  return bytes;
}

/**
 * Checks an exhibit without holding it in memory; with `copyTo` the checked bytes are also written there.
 * @throws {BinderError} `exhibit_unreadable`, `exhibit_mismatch`
 */
export async function checkExhibit(exhibit: ExhibitFile, copyTo?: string): Promise<void> {
  checkBytes(exhibit, await hashFile(exhibit.file, copyTo).catch(refuseUnreadable(exhibit)));
}

function checkBytes(exhibit: ExhibitFile, seen: BytesSeen): void {
  if (seen.sha256 !== exhibit.sha256 || seen.sizeBytes !== exhibit.sizeBytes) {
    throw new BinderError(
      'exhibit_mismatch',
      `the bytes of exhibit ${exhibit.number} are not the bytes that the model names`,
    );
  }
}

function refuseUnreadable(exhibit: ExhibitFile): (cause: unknown) => never {
  return (cause) => {
    throw new BinderError('exhibit_unreadable', `exhibit ${exhibit.number} cannot be read`, { cause });
  };
}
