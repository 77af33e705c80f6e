import { readFile } from 'node:fs/promises';
import { writeFileAtomic } from '@attestlayer/disk';
import type { Signer } from '@attestlayer/signature';
import {
  formatCheckpoint,
  formatNote,
  type NoteKey,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  signNote,
  TlogError,
} from '@attestlayer/tlog';
import { checkpointPath } from './layout.ts';
import { errorCode, LogError, storageError } from './log-error.ts';

/** A checkpoint whose signature is verified: the whole note, and the tree head in it. */
export type SignedCheckpoint = { bytes: Uint8Array; size: number; root: Uint8Array };

/** The name that signs must be the origin: signed notes are found by it. */
export type LogIdentity = { origin: string; logKey: NoteKey };

/**
 * Reads and verifies the stored checkpoint; null when there is none.
 *
 * @throws LogError checkpoint_invalid, checkpoint_other_origin, storage_failed
 */
export async function readCheckpointFile(directory: string, identity: LogIdentity): Promise<SignedCheckpoint | null> {
  const bytes = await readStored(directory);
  return bytes === null ? null : verifyCheckpoint(bytes, identity, checkpointPath(directory));
}

/**
 * Tells which log the stored checkpoint says it is of, unverified; null when there is none.
 *
 * @throws LogError checkpoint_invalid, storage_failed
 */
export async function readStoredOrigin(directory: string): Promise<string | null> {
  const bytes = await readStored(directory);
  try {
    return bytes === null ? null : peekOrigin(bytes);
  } catch (cause) {
    throw new LogError('checkpoint_invalid', `${checkpointPath(directory)} is not a checkpoint`, { cause });
  }
}

/**
 * Signs a tree head and puts it in place of the stored checkpoint: readers see the old one or the new one, whole. The
 * entries it covers must be on the disk before.
 *
 * @throws LogError checkpoint_invalid when the signer does not sign with the log's key, storage_full, storage_failed
 */
export async function writeCheckpointFile(
  directory: string,
  head: { size: number; root: Uint8Array },
  { signer, ...identity }: LogIdentity & { signer: Signer },
): Promise<SignedCheckpoint> {
  const text = formatCheckpoint({ origin: identity.origin, ...head, extensions: [] });
  const signature = await signNote({ text, signer: { name: identity.logKey.name, signer } });
  const bytes = formatNote({ text, signatures: [signature] });
  const path = checkpointPath(directory);
  const signed = await verifyCheckpoint(bytes, identity, path);
  try {
    await writeFileAtomic(path, bytes);
  } catch (error) {
    throw storageError(error, `write ${path}`);
  }
  return signed;
}

async function verifyCheckpoint(
  bytes: Uint8Array,
  { origin, logKey }: LogIdentity,
  path: string,
): Promise<SignedCheckpoint> {
  try {
    const named = peekOrigin(bytes);
    if (named !== origin)
      throw new LogError('checkpoint_other_origin', `${path} is of the log ${named}, not of ${origin}`);
    const { checkpoint } = await openCheckpoint({ bytes, origin, logKey });
    return { bytes, size: checkpoint.size, root: checkpoint.root };
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    throw new LogError('checkpoint_invalid', `${path} is not a checkpoint of ${origin}: ${cause.message}`, { cause });
  }
}

/** The origin that an unverified checkpoint names: enough to choose a key, not to believe anything. */
function peekOrigin(bytes: Uint8Array): string {
  return parseCheckpoint(parseNote(bytes).text).origin;
}

async function readStored(directory: string): Promise<Uint8Array | null> {
  const path = checkpointPath(directory);
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw storageError(error, `read ${path}`);
  }
}
