import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openKit, syncFolder, writeFileAtomic } from '@attestlayer/disk';
import {
  CHECKPOINT_TIMESTAMP_PATH,
  type KitEntry,
  type KitSource,
  RECEIPT_JWS_PATH,
  RECEIPT_TIMESTAMP_PATH,
  TLOG_PROOF_PATH,
  writeZip,
} from '@attestlayer/kit';
import { parseTlogProof } from '@attestlayer/tlog';
import type { ReceivedTimestamp } from './request-timestamp.ts';
import { TimestampingError } from './timestamping-error.ts';

/** What is stamped: the receipt by its signature, or the log up to the checkpoint of the proof. */
export type StampTarget = 'receipt' | 'checkpoint';

/** Where the time-stamp is now, and what it says. */
export type AttachedTimestamp = { path: string } & Omit<ReceivedTimestamp, 'response'>;

/** The same as of a verifier (spec/verification.md 4.2). */
const MAX_JWS_BYTES = 1024;
const MAX_PROOF_BYTES = 256 * 1024;

/**
 * Has a kit on disk, a folder or a ZIP, stamped and attaches the answer, in place of an older one. Nothing that is sealed
 * changes, and a ZIP is replaced as a whole or not at all. The kit is not verified: a wrong one stays as wrong as it was.
 *
 * @param options.request asks the authority about a message
 * @throws TimestampingError `nothing_to_stamp`; KitError and DiskError when the kit cannot be read; what `request` throws
 */
export async function attachTimestamp(options: {
  kitPath: string;
  target: StampTarget;
  request: (message: Uint8Array) => Promise<ReceivedTimestamp>;
}): Promise<AttachedTimestamp> {
  const { kitPath, target, request } = options;
  const path = target === 'receipt' ? RECEIPT_TIMESTAMP_PATH : CHECKPOINT_TIMESTAMP_PATH;
  const { kit, close } = await openKit(kitPath);
  try {
    const { response, time, authority } = await request(await readMessage(kit, target));
    if (kit.form === 'folder') await writeFileAtomic(join(kitPath, path), response);
    else await replaceZip(kitPath, [...kit.entries.filter((entry) => entry.path !== path), entryOf(path, response)]);
    return { path, time, authority };
  } finally {
    await close();
  }
}

async function readMessage({ entries }: KitSource, target: StampTarget): Promise<Uint8Array> {
  const find = (path: string): KitEntry => {
    const entry = entries.find((each) => each.path === path);
    if (entry === undefined) throw new TimestampingError('nothing_to_stamp', `the kit has no ${path}`);
    return entry;
  };
  if (target === 'receipt') return find(RECEIPT_JWS_PATH).bytes(MAX_JWS_BYTES);
  return parseTlogProof(await find(TLOG_PROOF_PATH).bytes(MAX_PROOF_BYTES)).checkpoint;
}

type ZipInput = Pick<KitEntry, 'path' | 'size' | 'stream'>;

function entryOf(path: string, bytes: Uint8Array): ZipInput {
  return { path, size: bytes.length, stream: () => new Blob([bytes.slice()]).stream() };
}

async function replaceZip(path: string, entries: ZipInput[]): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`;
  try {
    const file = await open(partial, 'wx');
    try {
      for await (const chunk of writeZip(entries)) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
