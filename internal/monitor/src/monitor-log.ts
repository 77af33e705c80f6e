import { encodeHex } from '@attestlayer/encoding';
import type { TreeHead } from '@attestlayer/log';
import { type QuorumResult, TlogError, verifyConsistency } from '@attestlayer/tlog';
import { type Alarm, raise } from './alarm.ts';
import { type FoundCheckpoint, fetchCheckpoint, readingAlarm } from './fetch-checkpoint.ts';
import type { LogFiles } from './log-files.ts';
import type { SeenCheckpoint } from './seen-checkpoint.ts';
import type { WatchedLog } from './watched-log.ts';

/** A log that is what it was, or has only grown; `root` is hex, `grownBy` the number of new entries. */
export type Sound = {
  status: 'sound';
  origin: string;
  size: number;
  root: string;
  grownBy: number;
  /** `inactive` when the policy asks for no witness: then nothing is known about who else has seen this log. */
  witnessing: 'inactive' | 'quorum_met';
  quorum: QuorumResult;
};

/** One look at a log; `seen` is what to remember, unchanged after an alarm that puts the new checkpoint in doubt. */
export type MonitorRound = (Sound | Alarm) & { seen: SeenCheckpoint | null };

/**
 * Looks at a log once: is the published checkpoint signed, consistent with the one that was seen last, backed by its tiles,
 * cosigned by the quorum, and fresh? What was seen must have been verified before. `nowMs` is the monitor's clock.
 */
export async function monitorLog(options: {
  log: WatchedLog;
  files: LogFiles;
  seen: SeenCheckpoint | null;
  nowMs: number;
  /** Longest silence in milliseconds, no new entry and no new cosignature; null for any. */
  maxSilenceMs: number | null;
}): Promise<MonitorRound> {
  const { log, files, seen, nowMs, maxSilenceMs } = options;
  const found = await fetchCheckpoint(log, files);
  if (found.status === 'alarm') return { ...found, seen };
  const alarm = await checkHistory(found, log, seen);
  if (alarm !== null) return { ...alarm, seen };

  const { checkpoint, quorum, note } = found;
  const hasGrown = seen === null || checkpoint.size > seen.checkpoint.size;
  // From here on the log answers for this checkpoint, whoever has cosigned it: it is what the next one must contain.
  const next: SeenCheckpoint = { note, checkpoint, firstSeenMs: hasGrown ? nowMs : seen.firstSeenMs };
  if (!quorum.satisfied)
    return {
      ...raise('quorum_missed', `quorum ${quorum.required} is not met: ${describe(quorum)}`, [note]),
      seen: next,
    };
  const silentSinceMs = Math.max(next.firstSeenMs, (found.cosignedAtSeconds ?? 0) * 1000);
  if (maxSilenceMs !== null && nowMs - silentSinceMs > maxSilenceMs)
    return { ...raise('stale', `no sign of life since ${new Date(silentSinceMs).toISOString()}`, [note]), seen: next };
  return {
    status: 'sound',
    origin: log.origin,
    size: checkpoint.size,
    root: encodeHex(checkpoint.root),
    grownBy: checkpoint.size - (seen?.checkpoint.size ?? 0),
    witnessing: log.policy.quorum === 'none' ? 'inactive' : 'quorum_met',
    quorum,
    seen: next,
  };
}

/** Compares with what was seen last and with the state that the trust root names; both must be part of this history. */
async function checkHistory(
  found: FoundCheckpoint,
  { asOf }: WatchedLog,
  seen: SeenCheckpoint | null,
): Promise<Alarm | null> {
  const evidence = seen === null ? [found.note] : [seen.note, found.note];
  const heads = [seen?.checkpoint, asOf].filter((head) => head != null);
  try {
    for (const head of heads) {
      const alarm = await checkHead(found, head, evidence);
      if (alarm !== null) return alarm;
    }
    await found.reader.root(found.checkpoint.size);
    return null;
  } catch (error) {
    return readingAlarm(error, found);
  }
}

async function checkHead(found: FoundCheckpoint, older: TreeHead, evidence: Uint8Array[]): Promise<Alarm | null> {
  const { checkpoint: newer, reader } = found;
  if (newer.size < older.size)
    return raise('rollback', `the log had ${older.size} entries before, now it has ${newer.size}`, evidence);
  const proof = await reader.consistency(older.size, newer.size);
  if (isConsistent(older, newer, proof)) return null;
  return raise('split_view', `the ${newer.size} entries do not contain the ${older.size} of before`, evidence);
}

/** The proof is made of tiles that lead to the signed root, so it can fail only because the older root is not in there. */
function isConsistent(older: TreeHead, newer: TreeHead, proof: Uint8Array[]): boolean {
  const { size: oldSize, root: oldRoot } = older;
  const { size: newSize, root: newRoot } = newer;
  try {
    verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof });
    return true;
  } catch (error) {
    if (error instanceof TlogError) return false;
    throw error;
  }
}

function describe({ witnesses }: QuorumResult): string {
  return witnesses.length === 0 ? 'no witness has cosigned' : `only ${witnesses.join(', ')} cosigned`;
}
