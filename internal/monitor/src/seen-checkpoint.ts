import { readFile } from 'node:fs/promises';
import { writeFileAtomic } from '@attestlayer/disk';
import {
  decodeUtf8,
  encodeUtf8,
  formatTimestamp,
  isTimestamp,
  parseTimestamp,
  readCanonical,
  writeCanonical,
} from '@attestlayer/encoding';
import { type Checkpoint, openCheckpoint } from '@attestlayer/tlog';
import * as z from 'zod';
import { MonitorError } from './monitor-error.ts';
import type { WatchedLog } from './watched-log.ts';

/** The last checkpoint that a monitor accepted, its whole note, and when it first saw that size on its own clock. */
export type SeenCheckpoint = { note: Uint8Array; checkpoint: Checkpoint; firstSeenMs: number };

const SCHEMA = 'attestlayer.monitor.v1';

const stateSchema = z.strictObject({
  schema: z.literal(SCHEMA),
  origin: z.string(),
  first_seen_at: z.string().refine(isTimestamp),
  /** The lines of the note: canonical JSON has no line feed in a string. */
  checkpoint: z.array(z.string()),
});

/**
 * Reads what a monitor remembers; null when there is no such file. The note is verified again: a state that somebody could
 * edit would silence the monitor.
 *
 * @throws MonitorError state_malformed, state_other_log
 */
export async function readSeenCheckpoint(path: string, log: WatchedLog): Promise<SeenCheckpoint | null> {
  const bytes = await readOrNull(path);
  if (bytes === null) return null;
  const state = parseState(bytes, path);
  if (state.origin !== log.origin)
    throw new MonitorError('state_other_log', `${path} is of the log ${state.origin}, not of ${log.origin}`);
  try {
    const note = encodeUtf8(state.checkpoint.join('\n'));
    const { checkpoint } = await openCheckpoint({ bytes: note, origin: log.origin, logKey: log.key });
    return { note, checkpoint, firstSeenMs: parseTimestamp(state.first_seen_at) };
  } catch (cause) {
    throw malformed(path, 'its checkpoint does not verify', cause);
  }
}

/** Writes what a monitor remembers; readers find the old file or the new one, whole. @throws DiskError */
export async function writeSeenCheckpoint(path: string, seen: SeenCheckpoint): Promise<void> {
  const state = {
    schema: SCHEMA,
    origin: seen.checkpoint.origin,
    first_seen_at: formatTimestamp(seen.firstSeenMs),
    checkpoint: decodeUtf8(seen.note).split('\n'),
  };
  await writeFileAtomic(path, writeCanonical(state));
}

function parseState(bytes: Uint8Array, path: string): z.infer<typeof stateSchema> {
  try {
    return stateSchema.parse(readCanonical(bytes));
  } catch (cause) {
    throw malformed(path, 'it is not what this program wrote', cause);
  }
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw malformed(path, 'it cannot be read', cause);
  }
}

function malformed(path: string, why: string, cause: unknown): MonitorError {
  return new MonitorError('state_malformed', `the monitor state ${path} is damaged: ${why}`, { cause });
}
