import { encodeHex } from '@attestlayer/encoding';
import type { LogEntry, TrustVersion } from '@attestlayer/kit';
import { type Alarm, raise } from './alarm.ts';
import type { AuditFinding } from './audit-finding.ts';
import { createEntryRules } from './entry-rules.ts';
import { fetchCheckpoint, readingAlarm } from './fetch-checkpoint.ts';
import type { LogFiles } from './log-files.ts';
import type { WatchedLog } from './watched-log.ts';

/**
 * What an audit of a whole log came to. `root` is hex; `findings` are the first ones, of `violations` and `notices` in all.
 */
export type AuditReport = {
  status: 'audited';
  origin: string;
  size: number;
  root: string;
  /** `inactive` when the policy asks for no witness: then nothing is known about who else has seen this log. */
  witnessing: 'inactive' | 'quorum_met';
  entries: Record<LogEntry['entry'], number>;
  violations: number;
  notices: number;
  findings: AuditFinding[];
};

// A log with more findings than a person reads is wrong in one way many times.
const MAX_FINDINGS = 1000;

/**
 * Replays every entry of a log against the rules, from its public files alone: the checkpoint is verified, every entry is
 * checked against it, and then judged under the trust root, the last of `versions`, whose signatures the caller has checked.
 * Nothing is said about an earlier state of the log: that is the monitor's part.
 */
export async function auditLog(options: {
  log: WatchedLog;
  files: LogFiles;
  versions: readonly TrustVersion[];
  onProgress?: (entries: number, size: number) => void;
}): Promise<AuditReport | Alarm> {
  const { log, files, versions, onProgress } = options;
  const found = await fetchCheckpoint(log, files);
  if (found.status === 'alarm') return found;
  const { checkpoint, quorum, note, reader } = found;
  if (!quorum.satisfied) return raise('quorum_missed', `quorum ${quorum.required} is not met`, [note]);

  const { size } = checkpoint;
  const rules = createEntryRules(log.origin, versions);
  const count = { violation: 0, notice: 0 };
  const findings: AuditFinding[] = [];
  const report = (found: AuditFinding[]) => {
    for (const finding of found) {
      count[finding.severity] += 1;
      if (findings.length < MAX_FINDINGS) findings.push(finding);
    }
  };
  try {
    await reader.root(size);
    for await (const entry of reader.entries(0, size)) {
      report(await rules.check(entry));
      onProgress?.(entry.index + 1, size);
    }
  } catch (error) {
    return readingAlarm(error, found);
  }
  report(rules.finish(size));
  return {
    status: 'audited',
    origin: log.origin,
    size,
    root: encodeHex(checkpoint.root),
    witnessing: log.policy.quorum === 'none' ? 'inactive' : 'quorum_met',
    entries: rules.counts,
    violations: count.violation,
    notices: count.notice,
    findings,
  };
}
