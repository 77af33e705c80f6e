/**
 * What a monitor raises. The first group is proof, or as good as proof, that the log is not what it should be:
 *
 * - `split_view`: two signed checkpoints that no single history contains
 * - `rollback`: the log shows less than it has shown before
 * - `bad_signature`: the log's key did not sign the checkpoint, or a known key signed it falsely
 * - `wrong_origin`: the checkpoint is of another log
 * - `malformed`: what lies in the place of the checkpoint is none
 * - `frozen_log_grew`: more entries than the trust root says that the log ended with
 * - `files_damaged`: the published tiles or entries are not those of the signed checkpoint
 *
 * The second says that something which the answer needs is missing:
 *
 * - `unreachable`: checkpoint or tiles cannot be read
 * - `quorum_missed`: fewer witnesses have cosigned than the policy asks for
 * - `stale`: neither a new entry nor a new cosignature for too long
 */
export type AlarmCode =
  | 'split_view'
  | 'rollback'
  | 'bad_signature'
  | 'wrong_origin'
  | 'malformed'
  | 'frozen_log_grew'
  | 'files_damaged'
  | 'unreachable'
  | 'quorum_missed'
  | 'stale';

/** An alarm; `evidence` holds the signed notes that show it, in the order seen before, found now. */
export type Alarm = { status: 'alarm'; code: AlarmCode; message: string; evidence: Uint8Array[] };

const MISSING = new Set<AlarmCode>(['unreachable', 'quorum_missed', 'stale']);

/** Whether the alarm may pass by itself: something was missing, and nothing was found to be wrong. */
export function isMissing(code: AlarmCode): boolean {
  return MISSING.has(code);
}

export function raise(code: AlarmCode, message: string, evidence: Uint8Array[] = []): Alarm {
  return { status: 'alarm', code, message, evidence };
}
