import { type Receipt, receiptLogEntry, TLOG_PROOF_PATH } from '@attestlayer/kit';
import {
  type Checkpoint,
  hashLeaf,
  type Note,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  TlogError,
  type TlogProof,
} from '@attestlayer/tlog';
import type { ReceiptJws } from './check-signature.ts';
import { MAX_PROOF_BYTES } from './limits.ts';
import { orNull, type Run } from './run.ts';

/** The log proof of a kit, well-formed and of the log that the receipt names; nothing in it is trusted yet. */
export type LogProof = { proof: TlogProof; note: Note; checkpoint: Checkpoint };

/** Hash of the log entry that receipt.json and receipt.jws make (kit-format 8.1); the kit has no copy of it to lie in. */
export function rebuildLeaf(run: Run, receipt: Receipt, jws: ReceiptJws | null): Uint8Array | null {
  if (jws === null) return null;
  const { bytes } = run.known.receipt!;
  return hashLeaf(receiptLogEntry({ receiptBytes: bytes, jws: jws.text, issuerId: receipt.issuer.id }));
}

/** Reads the proof, the note in it and the checkpoint in that, and compares the origin (spec/verification.md 4.15, 4.16). */
export async function readLogProof(run: Run, receipt: Receipt): Promise<LogProof | null> {
  const path = TLOG_PROOF_PATH;
  const entry = run.entries.get(path);
  if (entry === undefined) {
    run.findings.notEstablished('log_proof', 'proof_missing', { path });
    return null;
  }
  const bytes = await orNull(run, 'log_proof', path, () => entry.bytes(MAX_PROOF_BYTES));
  const proof = bytes === null ? null : readProof(run, bytes);
  if (proof === null) return null;
  run.known.logIndex = proof.index;
  const opened = readCheckpoint(run, proof);
  if (opened === null) return null;
  const origin = { path, expected: receipt.log.origin, found: opened.checkpoint.origin };
  return run.findings.compare('log_origin', 'log_origin_differs', origin) ? opened : null;
}

function readProof(run: Run, bytes: Uint8Array): TlogProof | null {
  const path = TLOG_PROOF_PATH;
  const proof = orTlogNull(run, 'log_proof', 'proof_malformed', () => parseTlogProof(bytes));
  if (proof === null) return null;
  if (proof.extra !== undefined) {
    run.findings.fail('log_proof', 'proof_extra_present', { path, found: `${proof.extra.length} bytes` });
    return null;
  }
  run.findings.pass('log_proof', { path, found: `index ${proof.index}` });
  return proof;
}

function readCheckpoint(run: Run, proof: TlogProof): LogProof | null {
  const opened = orTlogNull(run, 'checkpoint', 'checkpoint_malformed', () => {
    const note = parseNote(proof.checkpoint);
    return { proof, note, checkpoint: parseCheckpoint(note.text) };
  });
  if (opened === null) return null;
  run.findings.pass('checkpoint', { path: TLOG_PROOF_PATH, found: `size ${opened.checkpoint.size}` });
  return opened;
}

function orTlogNull<T>(
  run: Run,
  check: 'log_proof' | 'checkpoint',
  code: 'proof_malformed' | 'checkpoint_malformed',
  step: () => T,
): T | null {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    run.findings.fail(check, code, { path: TLOG_PROOF_PATH, found: error.message });
    return null;
  }
}
