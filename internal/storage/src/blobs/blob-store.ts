/** A part of a blob, in bytes; it lies within the blob. */
export type BlobRange = { offset: number; length: number };

/** What a blob is, by its bytes alone. */
export type BlobFacts = { sha256: string; sizeBytes: number };

/**
 * Where the bytes to keep come from: a stream, or a file. A file that is given up is gone when `put` returns; on the same
 * file system it becomes the blob without being copied, so nobody may write to it any more.
 */
export type BlobSource = AsyncIterable<Uint8Array> | FileSource;

export type FileSource = { path: string; giveUp?: boolean };

/** The streams of node:fs have a path too. */
export const isFileSource = (source: BlobSource): source is FileSource => !(Symbol.asyncIterator in source);

export type PutOptions = {
  /** Refuses other bytes; in lower-case hex. */
  expectedSha256?: string;
  /** Refuses more bytes than that, as soon as they are seen. */
  maxBytes?: number;
};

/**
 * Keeps bytes under their SHA-256, in lower-case hex. A blob is there as a whole or not at all, also after a crash; the same
 * hash is the same bytes, so a blob never changes and any number of writers may put the same one.
 *
 * Every method throws BlobError, and passes on the errors of a source.
 */
export type BlobStore = {
  /** Returns when the bytes are durable. What is refused leaves nothing behind. */
  put(source: BlobSource, options?: PutOptions): Promise<BlobFacts>;
  has(sha256: string): Promise<boolean>;
  /** @throws BlobError blob_missing */
  stat(sha256: string): Promise<BlobFacts>;
  /**
   * The bytes, as fast as they are read. The end of the stream of a whole blob shows that the hash was right: bytes of another
   * hash end in an error `blob_damaged`. A part cannot be checked against the hash of the whole.
   * @throws BlobError blob_missing, range_invalid
   */
  open(sha256: string, range?: BlobRange): Promise<ReadableStream<Uint8Array>>;
  /** Writes a checked copy, durable and whole or not at all, over a file of that name. @throws BlobError blob_missing, blob_damaged */
  copyToFile(sha256: string, path: string): Promise<BlobFacts>;
  /** No error when there is none: two may delete the same. */
  delete(sha256: string): Promise<void>;
  /** The hashes of all blobs, in no order, as they are while the list is read. */
  list(): AsyncIterable<string>;
  /** Writes, reads and deletes a blob of random bytes; returns when all of that worked. */
  check(): Promise<void>;
  /** Removes what writers that are gone have left half done. @returns how many pieces */
  removeAbandoned(): Promise<number>;
};

const SHA256 = /^[0-9a-f]{64}$/;

/** Hashes become file names and keys, and come from requests. */
export const isSha256 = (text: string): boolean => SHA256.test(text);
