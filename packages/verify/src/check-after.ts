import { encodeHex } from '@attestlayer/encoding';
import { AFTER_CHECKPOINT_PATH, type Receipt, type TrustRoot } from '@attestlayer/kit';
import {
  type Checkpoint,
  type Note,
  type NoteKey,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  TlogError,
  type VerifiedSignature,
  type WitnessPolicy,
} from '@attestlayer/tlog';
import { MAX_CHECKPOINT_BYTES } from './limits.ts';
import { findQuorumTime, type QuorumTime } from './quorum-time.ts';
import { orNull, type Run } from './run.ts';

const path = AFTER_CHECKPOINT_PATH;

/** What the reader trusts for the log of the receipt. */
export type LogTrust = { trust: TrustRoot; policy: WitnessPolicy };

/**
 * Finds the time before which the log was not in the state that the receipt names, so that the receipt was not made before it
 * (spec/verification.md 4.21). Null when that is not established or refuted; then it is already recorded.
 */
export async function findLowerBound(run: Run, receipt: Receipt, known: LogTrust | null): Promise<QuorumTime | null> {
  const entry = run.entries.get(path);
  const note = entry === undefined ? null : await readAfterNote(run, receipt, () => entry.bytes(MAX_CHECKPOINT_BYTES));
  if (note === 'refuted') return null;
  const bound = note === null ? null : await dateNote(run, receipt, note, known);
  if (bound === 'refuted') return null;
  if (bound === null) {
    const found = `after log size ${receipt.after.size}`;
    run.findings.notEstablished('lower_bound', 'lower_bound_not_established', { found });
  }
  return bound;
}

/** Reads the attached checkpoint and compares it with what the signed receipt says of it. */
async function readAfterNote(run: Run, { after }: Receipt, read: () => Promise<Uint8Array>): Promise<Note | 'refuted'> {
  const bytes = await orNull(run, 'lower_bound', path, read);
  if (bytes === null) return 'refuted';
  const opened = parse(bytes);
  if (opened instanceof TlogError) {
    run.findings.fail('lower_bound', 'after_checkpoint_malformed', { path, found: opened.message });
    return 'refuted';
  }
  const { origin, size, root } = opened.checkpoint;
  const expected = describe(after.origin, after.size, after.root);
  const found = describe(origin, size, encodeHex(root));
  if (expected === found) return opened.note;
  run.findings.fail('lower_bound', 'after_checkpoint_differs', { path, expected, found });
  return 'refuted';
}

function parse(bytes: Uint8Array): { note: Note; checkpoint: Checkpoint } | TlogError {
  try {
    const note = parseNote(bytes);
    return { note, checkpoint: parseCheckpoint(note.text) };
  } catch (error) {
    if (error instanceof TlogError) return error;
    throw error;
  }
}

/** The empty log is a constant that anybody knows at any time, so it bounds nothing. */
async function dateNote(
  run: Run,
  { after }: Receipt,
  note: Note,
  known: LogTrust | null,
): Promise<QuorumTime | 'refuted' | null> {
  const vkey = known?.trust.logs.find(({ origin }) => origin === after.origin)?.vkey;
  if (known === null || vkey === undefined || after.size === 0) return null;
  const logKey = parseVerifierKey(vkey);
  const witnessKeys = known.policy.witnesses.map(({ key }) => key);
  const verified = await openOrNull(note, [logKey, ...witnessKeys]);
  if (verified === null || !verified.some(({ key }) => key.vkey === logKey.vkey)) {
    const expected = 'a signature by the log, and no invalid one of the log or a known witness';
    run.findings.fail('lower_bound', 'after_signature_invalid', { path, expected });
    return 'refuted';
  }
  return findQuorumTime(known.policy, verified, 'latest');
}

async function openOrNull(note: Note, keys: NoteKey[]): Promise<VerifiedSignature[] | null> {
  try {
    return (await openNote(note, keys)).verified;
  } catch (error) {
    if (error instanceof TlogError) return null;
    throw error;
  }
}

function describe(origin: string, size: number, root: string): string {
  return `${origin}, size ${size}, root ${root}`;
}
