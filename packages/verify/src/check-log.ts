import { encodeHex } from '@attestlayer/encoding';
import { type Receipt, TLOG_PROOF_PATH, type TrustRoot } from '@attestlayer/kit';
import { openNote, parseVerifierKey, TlogError, verifyInclusion } from '@attestlayer/tlog';
import type { LogProof } from './read-log-proof.ts';
import type { Run } from './run.ts';

const path = TLOG_PROOF_PATH;

/** The key that the trust root lists for the log has signed the checkpoint (spec/verification.md 4.16). */
export async function checkLogSignature(
  run: Run,
  trust: TrustRoot | null,
  receipt: Receipt,
  log: LogProof,
): Promise<void> {
  if (trust === null) {
    run.findings.notEstablished('log_signature', 'log_signature_not_checked', { path });
    return;
  }
  const { origin } = receipt.log;
  const entry = trust.logs.find((candidate) => candidate.origin === origin);
  if (entry === undefined) {
    run.findings.notEstablished('log_signature', 'log_not_listed', {
      path,
      expected: 'a log of the trust root',
      found: origin,
    });
    return;
  }
  await verifyLogSignature(run, entry.vkey, log);
  checkFreeze(run, entry.final, log);
}

async function verifyLogSignature(run: Run, vkey: string, log: LogProof): Promise<void> {
  const detail = { path, expected: `a signature by ${vkey}` };
  try {
    await openNote(log.note, [parseVerifierKey(vkey)]);
    run.findings.pass('log_signature', detail);
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    const code = error.code === 'note_signature_unknown' ? 'log_signature_missing' : 'log_signature_invalid';
    run.findings.fail('log_signature', code, { ...detail, found: error.message });
  }
}

/** After a freeze the log key may be in other hands: only checkpoints up to the final one count. */
function checkFreeze(run: Run, final: { size: number; root: string } | null, { checkpoint }: LogProof): void {
  if (final === null || checkpoint.size <= final.size) return;
  run.findings.fail('log_signature', 'log_frozen_before_checkpoint', {
    path,
    expected: `a size of at most ${final.size}`,
    found: `${checkpoint.size}`,
  });
}

/** The rebuilt entry is in the tree of the checkpoint at the stated index (spec/verification.md 4.18). */
export function checkInclusion(run: Run, leafHash: Uint8Array | null, { proof, checkpoint }: LogProof): void {
  if (leafHash === null) {
    run.findings.notEstablished('inclusion', 'log_entry_not_rebuilt', { path });
    return;
  }
  const detail = { path, expected: `index ${proof.index} of ${checkpoint.size}, root ${encodeHex(checkpoint.root)}` };
  try {
    verifyInclusion({ leafHash, index: proof.index, size: checkpoint.size, proof: proof.proof, root: checkpoint.root });
    run.findings.pass('inclusion', detail);
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    run.findings.fail('inclusion', 'inclusion_invalid', { ...detail, found: error.message });
  }
}
