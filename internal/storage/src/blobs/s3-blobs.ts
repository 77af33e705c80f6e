import { rm } from 'node:fs/promises';
import { cleanStaging, hashFile, stagingPath } from '@attestlayer/disk';
import {
  abortOldMultiparts,
  deleteObject,
  getObject,
  headObject,
  listObjects,
  openS3,
  type S3Options,
} from '@attestlayer/s3';
import { inBlobTerms, missingBlob } from './blob-error.ts';
import { type BlobFacts, type BlobStore, isFileSource, isSha256, type PutOptions } from './blob-store.ts';
import { refuseFile, refuseMalformedHash, refuseOtherHash } from './check-source.ts';
import { checkStore } from './check-store.ts';
import { checkedStream, type PieceReader, refuseOutside } from './checked-stream.ts';
import { copyToFile } from './copy-to-file.ts';
import type { Faults } from './faults.ts';
import { stageSource } from './stage-source.ts';
import { uploadFile } from './upload-file.ts';

/** An upload that takes longer than this has no writer any more. */
const ABANDONED_AGE_MS = 24 * 60 * 60 * 1000;

/**
 * Blobs as objects of an S3-compatible store, named `prefix/` and their hash. Any number of processes may use it at the same
 * time, and nothing is asked of the store beyond reading, writing, listing and deleting: not all know conditional writes.
 *
 * The name of an object must be known before its bytes are sent, so a stream waits in a file until its hash is known.
 * @param options.stagingFolder on a local disk, for those files
 * @throws BlobError
 */
export async function openS3Blobs(options: S3Options & { stagingFolder: string; faults?: Faults }): Promise<BlobStore> {
  const { stagingFolder, faults } = options;
  const client = await inBlobTerms(async () => openS3(options));
  await inBlobTerms(() => cleanStaging(stagingFolder));

  async function factsOf(sha256: string): Promise<BlobFacts> {
    refuseMalformedHash(sha256);
    const sizeBytes = await headObject(client, sha256);
    if (sizeBytes === null) throw missingBlob(sha256);
    return { sha256, sizeBytes };
  }

  async function keep(path: string, facts: BlobFacts): Promise<void> {
    // The same name is the same bytes; only a whole object of the right size saves the upload.
    if ((await headObject(client, facts.sha256)) === facts.sizeBytes) return;
    await uploadFile(client, path, facts, faults);
    await faults?.('object_uploaded');
  }

  const store: BlobStore = {
    put: (source, limits = {}) =>
      inBlobTerms(async () => {
        refuseMalformedHash(limits.expectedSha256);
        if (isFileSource(source)) {
          const facts = await lookAtFile(source.path, limits);
          refuseOtherHash(facts, limits);
          await keep(source.path, facts);
          if (source.giveUp) await rm(source.path, { force: true });
          return facts;
        }
        const staged = stagingPath(stagingFolder);
        try {
          const facts = await stageSource(source, staged, limits, faults);
          await keep(staged, facts);
          return facts;
        } finally {
          await rm(staged, { force: true });
        }
      }),

    has: (sha256) =>
      inBlobTerms(async () => {
        refuseMalformedHash(sha256);
        return (await headObject(client, sha256)) !== null;
      }),

    stat: (sha256) => inBlobTerms(() => factsOf(sha256)),

    open: (sha256, range) =>
      inBlobTerms(async () => {
        const facts = await factsOf(sha256);
        refuseOutside(facts, range);
        // HTTP has no range of no bytes.
        if (range?.length === 0) return checkedStream(NOTHING, facts, range);
        const body = await getObject(client, sha256, range);
        if (body === null) throw missingBlob(sha256);
        return checkedStream(readBody(body), facts, range ?? null);
      }),

    copyToFile: (sha256, path) => inBlobTerms(async () => copyToFile(await store.open(sha256), path)),

    delete: (sha256) =>
      inBlobTerms(async () => {
        refuseMalformedHash(sha256);
        await deleteObject(client, sha256);
      }),

    async *list() {
      const keys = listObjects(client);
      for (;;) {
        const { done, value } = await inBlobTerms(() => keys.next());
        if (done) return;
        if (isSha256(value)) yield value;
      }
    },

    check: () => checkStore(store),

    removeAbandoned: () =>
      inBlobTerms(async () => {
        const staged = await cleanStaging(stagingFolder);
        return staged + (await abortOldMultiparts(client, new Date(Date.now() - ABANDONED_AGE_MS)));
      }),
  };

  return store;
}

async function lookAtFile(path: string, options: PutOptions): Promise<BlobFacts> {
  await refuseFile(path, options);
  const { sha256, size } = await hashFile(path);
  return { sha256, sizeBytes: size };
}

const NOTHING: PieceReader = { next: async () => null, close: async () => {} };

function readBody(body: ReadableStream<Uint8Array>): PieceReader {
  const reader = body.getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? null : value;
    },
    close: () => reader.cancel(),
  };
}
