/** Bytes that are stored already on this machine, or that arrive. */
export type BlobInput = { file: string } | AsyncIterable<Uint8Array>;

export type BlobDigest = { sha256: string; sizeBytes: number };

/**
 * Bytes under their own SHA-256 (64 lower-case hex digits): the same bytes are stored once, nothing is ever replaced. Who needs
 * a blob is known by the tables, not here.
 */
export type BlobStore = {
  /**
   * Stores bytes and returns when they are durable. Nothing is left when it fails.
   * @throws StorageError blob_hash_differs, blob_too_large, storage_full, storage_unavailable, access_denied
   */
  put(input: BlobInput, options?: { expectedSha256?: string; maxBytes?: number }): Promise<BlobDigest>;
  /** The size of a blob, null when there is none. */
  stat(sha256: string): Promise<{ sizeBytes: number } | null>;
  /** The bytes, or a range of them (`end` exclusive); a whole blob is checked while it is read. @throws StorageError blob_missing, blob_damaged */
  open(sha256: string, range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>;
  /** Puts a checked copy at a path of this machine, which must not exist. @throws StorageError as open */
  copyToFile(sha256: string, path: string): Promise<void>;
  /** Removes a blob; fine when there is none. */
  delete(sha256: string): Promise<void>;
  list(): AsyncIterable<string>;
  /** Really writes, reads back and deletes a probe. @throws StorageError */
  check(): Promise<void>;
};
