import { TLOG_PROOF_PATH, type TrustRoot, witnessPolicyText } from '@attestlayer/kit';
import {
  evaluateQuorum,
  openNote,
  parseWitnessPolicy,
  TlogError,
  type VerifiedSignature,
  type WitnessPolicy,
} from '@attestlayer/tlog';
import type { LogProof } from './read-log-proof.ts';
import type { Run } from './run.ts';

/** Who cosigned, under which policy; what the time bracket needs. */
export type Witnessing = { policy: WitnessPolicy; cosignatures: VerifiedSignature[] };

const path = TLOG_PROOF_PATH;

/** All cosignatures of known witnesses, and the quorum that the trust root asks for (spec/verification.md 4.17). */
export async function checkWitnesses(
  run: Run,
  trust: TrustRoot | null,
  log: LogProof | null,
): Promise<Witnessing | null> {
  if (trust === null) {
    run.findings.notEstablished('cosignatures', 'witness_policy_not_known', { path });
    return null;
  }
  const policy = parseWitnessPolicy(witnessPolicyText(trust));
  const cosignatures = log === null ? [] : await verifyCosignatures(run, policy, log);
  if (cosignatures === null) return null;
  reportQuorum(run, { policy, cosignatures });
  return { policy, cosignatures };
}

async function verifyCosignatures(run: Run, policy: WitnessPolicy, log: LogProof): Promise<VerifiedSignature[] | null> {
  try {
    const { verified } = await openNote(
      log.note,
      policy.witnesses.map((witness) => witness.key),
    );
    return verified;
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    if (error.code === 'note_signature_unknown') return [];
    run.findings.fail('cosignatures', 'cosignature_invalid', { path, found: error.message });
    return null;
  }
}

function reportQuorum({ findings }: Run, { policy, cosignatures }: Witnessing): void {
  const { satisfied, required, witnesses } = evaluateQuorum(
    policy,
    cosignatures.map(({ key }) => key),
  );
  const detail = {
    path,
    expected: `quorum ${required}`,
    found: witnesses.length === 0 ? 'no witness' : witnesses.join(', '),
  };
  if (policy.quorum === 'none') findings.notApplicable('cosignatures', 'witnessing_inactive', detail);
  else if (satisfied) findings.pass('cosignatures', detail);
  else findings.notEstablished('cosignatures', 'quorum_not_met', detail);
}
