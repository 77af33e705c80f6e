import { formatTimestamp, sha256Hex } from '@attestlayer/encoding';
import { KitError, MANIFEST_PATH, type Manifest, parseManifest } from '@attestlayer/kit';
import {
  reportUnreadableKit,
  type VerificationProgress,
  type VerificationReport,
  verifyKit,
} from '@attestlayer/verify';
import { createHashFiles, type OpenWorker } from './hash-pool.ts';
import { type OpenedKit, openKit } from './open-kit.ts';
import { nameOf, type Picked } from './picked.ts';
import { Problem } from './problem.ts';
import type { Trust } from './trust.ts';

/** A finished check: the report, and the manifest when it could be read, for the list of files. */
export type Finished = { kitName: string; report: VerificationReport; manifest: Manifest | null };

/** What a check depends on. */
export type CheckKitInput = {
  picked: Picked;
  trust: Trust;
  /** The reader's clock, milliseconds since 1970. */
  nowMs: number;
  openWorker: OpenWorker;
  onProgress: (progress: VerificationProgress) => void;
  signal: AbortSignal;
};

/**
 * Opens what the reader handed over and verifies it. What opens but is no kit gives a report too, with its code.
 * @throws Problem when it cannot be read at all; the signal's reason when cancelled
 */
export async function checkKit(input: CheckKitInput): Promise<Finished> {
  const { picked, trust, nowMs, openWorker, onProgress, signal } = input;
  const now = formatTimestamp(nowMs);
  const kitName = nameOf(picked);
  const kit = await openKit(picked).catch(asKitError);
  signal.throwIfAborted();
  if (kit instanceof KitError) return { kitName, report: reportUnreadableKit(kit, { now }), manifest: null };
  const report = await verifyKit({
    kit: kit.source,
    trust: { pinned: trust.pinned, updates: trust.updates },
    now,
    hashFiles: createHashFiles(kit.blobOf, openWorker),
    onProgress,
    signal,
  });
  return { kitName, report, manifest: await readManifest(kit, report) };
}

/** A kit that breaks the format is an answer; a disk that cannot be read is not. */
function asKitError(error: unknown): KitError {
  if (!(error instanceof KitError)) throw error;
  if (error.code === 'source_read_failed') throw new Problem('file_unreadable', { cause: error });
  return error;
}

/**
 * The list of files is a help to the reader, not a check, so a manifest that is not there simply gives no list. Only the
 * very bytes that the report is about are shown, and none that broke a structural limit.
 */
async function readManifest({ source }: OpenedKit, report: VerificationReport): Promise<Manifest | null> {
  const entry = source.entries.find(({ path }) => path === MANIFEST_PATH);
  if (entry === undefined || report.verdict === 'MALFORMED') return null;
  const bytes = await entry.bytes(entry.size);
  return sha256Hex(bytes) === report.kit?.id ? parseManifest(bytes) : null;
}
