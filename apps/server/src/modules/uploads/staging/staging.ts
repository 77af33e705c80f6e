/** Bytes that were received and are durable, one after the other without gaps. `objectKey` says where, if not in the file of the upload. */
export type DurableBytes = { from: number; to: number; objectKey: string | null };

export type ReceiveInput = {
  uploadId: string;
  /** Names the objects of this writer, so that those of another that it took over from are never overwritten. */
  writer: string;
  offset: number;
  /** May break at any place; what came before is kept. */
  source: AsyncIterable<Uint8Array>;
  /** Sees all bytes in their order. */
  onBytes(bytes: Uint8Array): void;
  /** Called in order and never twice at a time, before the bytes count. */
  onDurable(bytes: DurableBytes): Promise<void>;
};

/** Where the bytes of uploads lie until inspection has seen them. */
export type UploadStaging = {
  /** Returns the offset that was reached, all of it durable. @throws what the source and `onDurable` throw, after keeping what came */
  receive(input: ReceiveInput): Promise<number>;
  /** Gives a finished upload as a file, which stays as it is while `use` runs. */
  withFile<T>(uploadId: string, use: (path: string) => Promise<T>): Promise<T>;
  /** No error when there is nothing. */
  remove(uploadId: string): Promise<void>;
  /** A folder on this machine for what belongs to an upload while it is inspected; made empty, and gone afterwards. */
  withWorkFolder<T>(uploadId: string, use: (folder: string) => Promise<T>): Promise<T>;
};
