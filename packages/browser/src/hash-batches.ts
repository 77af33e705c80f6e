/**
 * Files up to this size go to WebCrypto in one piece, larger ones are streamed. It bounds what a worker holds at once:
 * a batch of small files never exceeds it either.
 */
export const WHOLE_FILE_LIMIT_BYTES = 32 * 1024 * 1024;

/** Most files of one batch: enough to hide the cost of a message, few enough to keep progress moving. */
const MAX_BATCH_FILES = 64;

/** Groups files, in order, into jobs of bounded size; a file above the limit is a job of its own. */
export function planBatches<File extends { size: number }>(files: readonly File[]): File[][] {
  const batches: File[][] = [];
  let open: File[] = [];
  let openBytes = 0;
  for (const file of files) {
    if (open.length > 0 && (open.length === MAX_BATCH_FILES || openBytes + file.size > WHOLE_FILE_LIMIT_BYTES)) {
      batches.push(open);
      open = [];
      openBytes = 0;
    }
    open.push(file);
    openBytes += file.size;
  }
  if (open.length > 0) batches.push(open);
  return batches;
}
