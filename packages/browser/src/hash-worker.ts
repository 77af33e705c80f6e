/*
 * The hashing worker. It sees blobs and answers with digests; it decides nothing.
 *
 * Measured in Chromium on two cores, one worker, 512 MB from disk: WebCrypto in slices 450 MB/s, WebAssembly 250 MB/s
 * at any size, WebCrypto over the whole file 180 MB/s and the file twice in memory, plain JavaScript 73 MB/s.
 * Hence WebCrypto for what fits one small buffer and WebAssembly, which streams, for the rest.
 */
import { encodeHex } from '@attestlayer/encoding';
import type { FileDigest } from '@attestlayer/verify';
import { createSHA256 } from 'hash-wasm';
import { WHOLE_FILE_LIMIT_BYTES } from './hash-batches.ts';
import type { HashJob, HashReply } from './hash-messages.ts';
import { readPieces } from './read-blob.ts';

/** Progress is told once per this many bytes; more often would only load the page. */
const PROGRESS_STEP_BYTES = 4 * 1024 * 1024;

// One state for all large files is enough: a large file is a job of its own, and jobs come one after the other.
let streaming: ReturnType<typeof createSHA256>;

let untoldBytes = 0;

/** Makes the worker that this runs in a hashing worker: it answers `HashJob` with `HashReply`. */
export function startHashWorker(): void {
  streaming = createSHA256();
  addEventListener('message', (event: MessageEvent<HashJob>) => {
    void runJob(event.data);
  });
  streaming.then(
    () => reply({ kind: 'ready' }),
    () => reply({ kind: 'refused' }),
  );
}

async function runJob({ blobs }: HashJob): Promise<void> {
  const results = await Promise.allSettled(blobs.map(hashBlob));
  const unreadable = results.findIndex((result) => result.status === 'rejected');
  tellBytes(0, true);
  if (unreadable >= 0) return reply({ kind: 'unreadable', index: unreadable });
  const digests = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  reply({ kind: 'done', digests });
}

async function hashBlob(blob: Blob): Promise<FileDigest> {
  return blob.size <= WHOLE_FILE_LIMIT_BYTES ? hashWhole(blob) : hashInStream(blob);
}

async function hashWhole(blob: Blob): Promise<FileDigest> {
  const bytes = await blob.arrayBuffer();
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  tellBytes(bytes.byteLength);
  return { sha256: encodeHex(new Uint8Array(digest)), size: bytes.byteLength };
}

async function hashInStream(blob: Blob): Promise<FileDigest> {
  const hasher = (await streaming).init();
  let size = 0;
  for await (const piece of readPieces(blob)) {
    hasher.update(piece);
    size += piece.length;
    tellBytes(piece.length);
  }
  return { sha256: hasher.digest('hex'), size };
}

function tellBytes(bytes: number, now = false): void {
  untoldBytes += bytes;
  if (untoldBytes === 0 || (!now && untoldBytes < PROGRESS_STEP_BYTES)) return;
  reply({ kind: 'bytes', bytes: untoldBytes });
  untoldBytes = 0;
}

function reply(message: HashReply): void {
  postMessage(message);
}
