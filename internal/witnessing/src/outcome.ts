import type { QuorumResult } from '@attestlayer/tlog';

/**
 * Why a witness gave no cosignature that counts.
 *
 * - `unreachable`, `timeout`: no whole answer came
 * - `log_unknown`: it does not witness this log (404)
 * - `log_key_refused`: it does not accept the log's signature (403)
 * - `refused`: another status than those of tlog-witness for a sound request
 * - `answer_malformed`: the answer is not what tlog-witness says it is
 * - `cosignature_invalid`: the answer holds no cosignature of the witness's key that verifies
 * - `cosignature_from_future`: the signed time is ahead of our clock
 * - `proof_unavailable`: we could not make the consistency proof that it needs
 * - `superseded`: it has meanwhile cosigned a later checkpoint that we sent
 */
export type WitnessFailure =
  | 'unreachable'
  | 'timeout'
  | 'log_unknown'
  | 'log_key_refused'
  | 'refused'
  | 'answer_malformed'
  | 'cosignature_invalid'
  | 'cosignature_from_future'
  | 'proof_unavailable'
  | 'superseded';

/** What one witness answered; `witness` is its name in the policy, `timestamp` the signed Unix time in seconds. */
export type WitnessOutcome =
  | { witness: string; status: 'cosigned'; timestamp: number }
  | { witness: string; status: 'failed'; code: WitnessFailure; detail: string }
  /** It remembers a larger size than any that we have shown it: an alarm. */
  | { witness: string; status: 'ahead'; size: number }
  /** It remembers another tree of `size` entries: an alarm. */
  | { witness: string; status: 'split'; size: number };

/**
 * What asking the witnesses came to. `checkpoint` is the note with every cosignature that verified, the same bytes when
 * there is none. `inactive` means that the policy asks for no witness: then nothing may be said about witnessing, however
 * many have cosigned.
 */
export type WitnessingResult = {
  checkpoint: Uint8Array;
  state: 'inactive' | 'quorum_met' | 'quorum_missed';
  quorum: QuorumResult;
  outcomes: WitnessOutcome[];
};
