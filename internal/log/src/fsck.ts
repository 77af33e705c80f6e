import { stat } from 'node:fs/promises';
import type { LogIdentity } from './checkpoint-file.ts';
import { readEntryLines } from './entries-file.ts';
import { entriesPath } from './layout.ts';
import { LogError, type LogErrorCode, storageError } from './log-error.ts';
import { recoverLog } from './recover-log.ts';
import { refuseEntry } from './registry-entry.ts';

/**
 * The outcome of a check of a whole log. `unpublished` entries and `tornBytes` lie behind the checkpoint: the traces of a
 * crash, which the next opening covers and cuts off, or of a process that is appending right now.
 */
export type FsckReport =
  | { status: 'sound'; size: number; root: Uint8Array; unpublished: number; tornBytes: number }
  | { status: 'damaged'; code: LogErrorCode; message: string };

/**
 * Checks everything of a local log without writing: the checkpoint's origin and signature, the root over all entries, and
 * that every entry is a registry entry.
 *
 * @throws LogError storage_failed, log_missing: then there is nothing to judge
 */
export async function fsckLocalLog({
  directory,
  ...identity
}: LogIdentity & { directory: string }): Promise<FsckReport> {
  try {
    const { checkpoint, tree, completeBytes } = await recoverLog(directory, identity);
    const path = entriesPath(directory);
    for await (const { index, bytes } of readEntryLines(path)) {
      if (index === tree.size) break;
      const refusal = refuseEntry(bytes);
      if (refusal !== null)
        throw new LogError('entry_damaged', `line ${index + 1} of ${path}: ${refusal.message}`, { cause: refusal });
    }
    const unpublished = tree.size - checkpoint.size;
    const tornBytes = (await sizeOf(path)) - completeBytes;
    return { status: 'sound', size: checkpoint.size, root: checkpoint.root, unpublished, tornBytes };
  } catch (error) {
    if (!(error instanceof LogError) || error.code === 'storage_failed' || error.code === 'log_missing') throw error;
    return { status: 'damaged', code: error.code, message: error.message };
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw storageError(error, `read ${path}`);
  }
}
