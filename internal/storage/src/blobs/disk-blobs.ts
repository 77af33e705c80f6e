import { type FileHandle, open, opendir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { asDiskError, cleanStaging, ensureFolder, moveIntoPlace, stagingPath, syncFolder } from '@attestlayer/disk';
import { inBlobTerms, missingBlob } from './blob-error.ts';
import { type BlobFacts, type BlobStore, isFileSource, isSha256 } from './blob-store.ts';
import { refuseMalformedHash } from './check-source.ts';
import { checkStore } from './check-store.ts';
import { checkedStream, refuseOutside } from './checked-stream.ts';
import { copyToFile } from './copy-to-file.ts';
import type { Faults } from './faults.ts';
import { stageSource } from './stage-source.ts';
import { readPieces } from './stream-file.ts';

/** Beside the blobs, so that a link or a rename never crosses a file system. */
const STAGING = 'staging';

/** 256 folders: a million blobs are 4,000 names in each, which every file system lists fast. */
const FOLDER = /^[0-9a-f]{2}$/;

/**
 * Blobs as files `root/ab/abcd…`, named by their whole hash. Any number of processes may use the root at the same time.
 * @throws BlobError
 */
export async function openDiskBlobs(root: string, { faults }: { faults?: Faults } = {}): Promise<BlobStore> {
  const top = resolve(root);
  const staging = join(top, STAGING);
  const removeAbandoned = () => inBlobTerms(() => cleanStaging(staging));
  await removeAbandoned();
  const provided = new Map<string, Promise<void>>();

  /** A folder that is there already may not be durable: another writer makes it this moment, or died before it was flushed. */
  function provideFolder(folder: string): Promise<void> {
    const known = provided.get(folder);
    if (known !== undefined) return known;
    const made = ensureFolder(folder).then(() => syncFolder(top));
    provided.set(folder, made);
    made.catch(() => provided.delete(folder));
    return made;
  }

  function pathOf(sha256: string): string {
    refuseMalformedHash(sha256);
    return join(top, sha256.slice(0, 2), sha256);
  }

  const store: BlobStore = {
    put: (source, options = {}) =>
      inBlobTerms(async () => {
        refuseMalformedHash(options.expectedSha256);
        const staged = stagingPath(staging);
        try {
          const facts = await stageSource(source, staged, options, faults);
          const path = pathOf(facts.sha256);
          await provideFolder(dirname(path));
          // Over a blob that is there: the bytes are the same, and if the disk has damaged those, these are sound.
          await moveIntoPlace(staged, path);
          await faults?.('blob_named');
          if (isFileSource(source) && source.giveUp) await rm(source.path, { force: true });
          return facts;
        } finally {
          // Gone when it became the blob, except that a link to the blob of the same file is no move and leaves both names.
          await rm(staged, { force: true });
        }
      }),

    has: (sha256) => inBlobTerms(async () => (await sizeOf(pathOf(sha256))) !== null),

    stat: (sha256) => inBlobTerms(() => factsOf(sha256)),

    open: (sha256, range) =>
      inBlobTerms(async () => {
        const file = await openBlob(sha256);
        try {
          const facts = { sha256, sizeBytes: (await file.stat()).size };
          refuseOutside(facts, range);
          return checkedStream(readPieces(file, range), facts, range ?? null);
        } catch (error) {
          await file.close();
          throw error;
        }
      }),

    copyToFile: (sha256, path) => inBlobTerms(async () => copyToFile(await store.open(sha256), path)),

    delete: (sha256) =>
      inBlobTerms(async () => {
        const path = pathOf(sha256);
        if ((await sizeOf(path)) === null) return;
        await rm(path, { force: true });
        await syncFolder(dirname(path));
      }),

    list: () => listBlobs(top),
    check: () => checkStore(store),
    removeAbandoned,
  };

  async function factsOf(sha256: string): Promise<BlobFacts> {
    const sizeBytes = await sizeOf(pathOf(sha256));
    if (sizeBytes === null) throw missingBlob(sha256);
    return { sha256, sizeBytes };
  }

  async function openBlob(sha256: string): Promise<FileHandle> {
    const path = pathOf(sha256);
    return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? missingBlob(sha256) : asDiskError(error, path);
    });
  }

  return store;
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw asDiskError(error, path);
  }
}

async function* listBlobs(top: string): AsyncGenerator<string> {
  for await (const folder of namesIn(top)) {
    if (!FOLDER.test(folder)) continue;
    for await (const name of namesIn(join(top, folder))) if (isSha256(name) && name.startsWith(folder)) yield name;
  }
}

async function* namesIn(folder: string): AsyncGenerator<string> {
  const entries = await inBlobTerms(() =>
    opendir(folder).catch((error: unknown) => {
      throw asDiskError(error, folder);
    }),
  );
  for await (const { name } of entries) yield name;
}
