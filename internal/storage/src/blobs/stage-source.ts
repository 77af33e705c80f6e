import { link, open } from 'node:fs/promises';
import { DiskError, hashFile, writeStreamDurably } from '@attestlayer/disk';
import { type BlobFacts, type BlobSource, type FileSource, isFileSource, type PutOptions } from './blob-store.ts';
import { limitBytes, refuseFile, refuseOtherHash } from './check-source.ts';
import type { Faults } from './faults.ts';
import { streamFile } from './stream-file.ts';

/**
 * Brings a source under a name of our own in the staging folder, checked and flushed: a file that is given up by a link when the
 * file system can, anything else by a copy.
 * @returns the facts; what fails may leave the staged file
 */
export async function stageSource(
  source: BlobSource,
  staged: string,
  options: PutOptions,
  faults: Faults | undefined,
): Promise<BlobFacts> {
  const facts = isFileSource(source)
    ? await stageFile(source, staged, options, faults)
    : await stageStream(source, staged, options);
  refuseOtherHash(facts, options);
  await faults?.('staged');
  return facts;
}

async function stageStream(source: AsyncIterable<Uint8Array>, staged: string, options: PutOptions): Promise<BlobFacts> {
  const { sha256, size } = await writeStreamDurably(staged, limitBytes(source, options));
  return { sha256, sizeBytes: size };
}

async function stageFile(
  { path, giveUp = false }: FileSource,
  staged: string,
  options: PutOptions,
  faults: Faults | undefined,
): Promise<BlobFacts> {
  await refuseFile(path, options);
  if (!giveUp || !(await tryLink(path, staged))) return stageStream(streamFile(path), staged, options);
  await faults?.('source_linked');
  const { sha256, size } = await hashFile(staged);
  await flush(staged);
  return { sha256, sizeBytes: size };
}

/** Not across file systems, and some have no links at all. */
async function tryLink(path: string, staged: string): Promise<boolean> {
  return link(path, staged).then(
    () => true,
    () => false,
  );
}

/** Windows flushes only what it could have written; elsewhere the file may be read-only. */
const FLUSHABLE = process.platform === 'win32' ? 'r+' : 'r';

async function flush(path: string): Promise<void> {
  const file = await open(path, FLUSHABLE);
  try {
    await file.sync();
  } catch (cause) {
    throw new DiskError('io_failed', `${path}: its bytes could not be flushed`, { cause });
  } finally {
    await file.close();
  }
}
