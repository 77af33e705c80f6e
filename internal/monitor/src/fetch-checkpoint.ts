import { equalBytes } from '@attestlayer/encoding';
import { LogError, type LogReader, openLogReader } from '@attestlayer/log';
import {
  type Checkpoint,
  evaluateQuorum,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  type QuorumResult,
  TlogError,
} from '@attestlayer/tlog';
import { type Alarm, raise } from './alarm.ts';
import type { LogFiles } from './log-files.ts';
import { MonitorError } from './monitor-error.ts';
import type { WatchedLog } from './watched-log.ts';

/** A checkpoint that the log signed, who cosigned it, and a reader that checks every tile against it. */
export type FoundCheckpoint = {
  status: 'found';
  note: Uint8Array;
  checkpoint: Checkpoint;
  quorum: QuorumResult;
  /** Unix seconds of the newest cosignature of a known witness; null without one. */
  cosignedAtSeconds: number | null;
  reader: LogReader;
};

/** Fetches the published checkpoint and checks its origin, signatures and freeze; the quorum is only counted. */
export async function fetchCheckpoint(log: WatchedLog, files: LogFiles): Promise<FoundCheckpoint | Alarm> {
  const note = await readCheckpointFile(files);
  if (!(note instanceof Uint8Array)) return note;
  const opened = await openNoteOf(log, note);
  if ('status' in opened) return opened;
  const { checkpoint, cosignatures } = opened;
  const frozen = checkFreeze(log, checkpoint, note);
  if (frozen !== null) return frozen;
  const keys = cosignatures.map(({ key }) => key);
  const times = cosignatures.flatMap(({ timestamp }) => (timestamp === null ? [] : [timestamp]));
  return {
    status: 'found',
    note,
    checkpoint,
    quorum: evaluateQuorum(log.policy, keys),
    cosignedAtSeconds: times.length === 0 ? null : Math.max(...times),
    reader: openLogReader({ tiles: files.tile, head: { size: checkpoint.size, root: checkpoint.root } }),
  };
}

/** Turns a failure of the reader into the alarm that it means; anything else is thrown on. */
export function readingAlarm(error: unknown, found: FoundCheckpoint): Alarm {
  if (!(error instanceof LogError)) throw error;
  switch (error.code) {
    case 'tile_missing':
    case 'storage_failed':
      return raise('unreachable', error.message);
    case 'tile_damaged':
    case 'entry_damaged':
      return raise('files_damaged', error.message, [found.note]);
    default:
      throw error;
  }
}

async function readCheckpointFile(files: LogFiles): Promise<Uint8Array | Alarm> {
  try {
    return (await files.checkpoint()) ?? raise('unreachable', 'there is no checkpoint');
  } catch (error) {
    if (error instanceof MonitorError) return raise('unreachable', error.message);
    throw error;
  }
}

async function openNoteOf(log: WatchedLog, bytes: Uint8Array) {
  const { origin, key: logKey, policy } = log;
  try {
    // Told apart before any signature is looked at: another log's checkpoint is signed well, by another key.
    const named = parseCheckpoint(parseNote(bytes).text).origin;
    if (named !== origin) return raise('wrong_origin', 'the checkpoint is of another log', [bytes]);
    return await openCheckpoint({ bytes, origin, logKey, witnessKeys: policy.witnesses.map(({ key }) => key) });
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    const isMalformed = error.code === 'note_malformed' || error.code === 'checkpoint_malformed';
    return raise(isMalformed ? 'malformed' : 'bad_signature', error.message, [bytes]);
  }
}

/** After a freeze the log key may be in other hands: nothing but the final state counts as its last one. */
function checkFreeze({ final }: WatchedLog, { size, root }: Checkpoint, note: Uint8Array): Alarm | null {
  if (final === null) return null;
  if (size > final.size)
    return raise('frozen_log_grew', `the log ended with ${final.size} entries, this checkpoint has ${size}`, [note]);
  if (size === final.size && !equalBytes(root, final.root))
    return raise('split_view', `the log ended with another root at ${size} entries`, [note]);
  return null;
}
