import type { CodeEntry } from './code-entry.ts';

/** Codes of `logged`, `witnessed` and `key_valid_at_log_index` (kit-format 5 and 6). */
export const LOG_CODES = [
  {
    code: 'proof_missing',
    group: 'logged',
    title: 'the log proof is missing',
    meaning: 'There is no proof/receipt.tlog-proof. Without it nothing shows that the receipt was ever logged.',
    next: 'ask the issuer for the finished kit, or fetch the proof from the registry and attach it',
  },
  {
    code: 'proof_malformed',
    group: 'logged',
    title: 'the log proof is malformed',
    meaning: 'proof/receipt.tlog-proof is not an exact c2sp.org/tlog-proof@v1 text.',
    next: 'fetch the proof from the registry again',
  },
  {
    code: 'proof_extra_present',
    group: 'logged',
    title: 'the log proof carries extra data',
    meaning: 'The proof has an extra line. This format defines none, so the line is refused rather than ignored.',
    next: 'fetch the proof from the registry again',
  },
  {
    code: 'checkpoint_malformed',
    group: 'logged',
    title: 'the checkpoint is malformed',
    meaning: 'The checkpoint inside the proof is not an exact signed note with a C2SP checkpoint.',
    next: 'fetch the proof from the registry again',
  },
  {
    code: 'log_origin_differs',
    group: 'logged',
    title: 'the checkpoint is of another log',
    meaning:
      'The origin line of the checkpoint is not the log that the signed receipt names: a receipt is valid in that log only.',
    next: 'fetch the proof from the registry that the receipt names',
  },
  {
    code: 'log_not_listed',
    group: 'logged',
    title: 'the trust root does not list the log',
    meaning:
      'The pinned trust root does not know the log that the receipt names, so there is no key to check its checkpoint with.',
    next: 'update the trust root',
  },
  {
    code: 'log_signature_not_checked',
    group: 'logged',
    title: 'the signature of the log was not checked',
    meaning: 'Without a trust root there is no log key.',
    next: 'give a trust root and verify again',
  },
  {
    code: 'log_signature_missing',
    group: 'logged',
    title: 'the log did not sign the checkpoint',
    meaning: 'The checkpoint carries no signature by the key that the trust root lists for the log.',
    next: 'fetch the proof from the registry again',
  },
  {
    code: 'log_signature_invalid',
    group: 'logged',
    title: 'the signature of the log is not valid',
    meaning: 'The checkpoint carries the name and key id of the log, but the signature does not fit its text.',
    next: 'do not rely on the proof; fetch it from the registry again',
  },
  {
    code: 'log_frozen_before_checkpoint',
    group: 'logged',
    title: 'the checkpoint is newer than the end of the log',
    meaning: 'The trust root says that the log was frozen at a smaller size, or at the same size with another root.',
    next: 'ask the issuer for a proof against the final checkpoint',
  },
  {
    code: 'log_view_differs',
    group: 'logged',
    title: 'two views of the log contradict each other',
    meaning:
      'Two checkpoints of the same log and size (proof, receipt.after, trust root, status view) have different roots. One of them shows a history that the other does not.',
    next: 'keep all files and tell the issuer and the witnesses: a log must never do this',
  },
  {
    code: 'log_views_not_comparable',
    group: 'logged',
    title: 'there are no two views of the log to compare',
    meaning:
      'No two of the known checkpoints of the log (proof, receipt.after, trust root, status view) have the same size.',
    next: 'nothing',
  },
  {
    code: 'log_entry_not_rebuilt',
    group: 'logged',
    title: 'the log entry could not be rebuilt',
    meaning: 'The log entry is rebuilt from receipt.json and receipt.jws, and receipt.jws could not be read.',
    next: 'see the check of receipt.jws',
  },
  {
    code: 'inclusion_invalid',
    group: 'logged',
    title: 'the receipt is not in the log at this index',
    meaning:
      'The inclusion proof does not lead from the entry rebuilt from receipt.json and receipt.jws to the root of the checkpoint.',
    next: 'fetch the proof of this receipt from the registry again',
  },
  {
    code: 'witnessing_inactive',
    group: 'witnessed',
    title: 'no witnessing is active',
    meaning:
      'The witness policy of the trust root says `quorum none`: no one but the log itself vouches for its checkpoints.',
    next: 'a policy that requires `witnessed` refuses this',
  },
  {
    code: 'witness_policy_not_known',
    group: 'witnessed',
    title: 'the witness policy is not known',
    meaning: 'The witness policy comes from the trust root, and none was given.',
    next: 'give a trust root and verify again',
  },
  {
    code: 'cosignature_invalid',
    group: 'witnessed',
    title: 'a cosignature is not valid',
    meaning: 'The checkpoint carries the name and key id of a listed witness, but the cosignature does not fit.',
    next: 'do not rely on the proof; fetch it from the registry again',
  },
  {
    code: 'quorum_not_met',
    group: 'witnessed',
    title: 'too few witnesses cosigned',
    meaning: 'The valid cosignatures on the checkpoint do not satisfy the quorum that the trust root asks for.',
    next: 'fetch a newer proof from the registry: cosignatures are added after the log signs',
  },
  {
    code: 'log_index_not_established',
    group: 'key_valid_at_log_index',
    title: 'the log index is not established',
    meaning:
      'Key validity is decided by log order, and the index of this receipt is not proven (or the key is not known).',
    next: 'see the checks under `logged` and `receipt_key_known`',
  },
  {
    code: 'key_window_not_known',
    group: 'key_valid_at_log_index',
    title: 'the window of the key is not known',
    meaning:
      'The trust root does not list the key under this issuer, so nothing says from where to where in the log it was good.',
    next: 'see the checks under `receipt_key_known`',
  },
  {
    code: 'key_not_yet_active',
    group: 'key_valid_at_log_index',
    title: 'the key was not active yet',
    meaning: 'The receipt stands in the log at or before the entry that activates its key.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'key_no_longer_valid',
    group: 'key_valid_at_log_index',
    title: 'the key was no longer valid',
    meaning: 'The receipt stands in the log after the last index at which the trust root lets its key sign.',
    next: 'do not rely on the kit: the key may have been stolen; ask the issuer',
  },
  {
    code: 'key_of_another_log',
    group: 'key_valid_at_log_index',
    title: 'the key was activated in an earlier log',
    meaning:
      'A version of the trust root lists the key and does not list this log yet, so the window of the key counts the indexes of an earlier log.',
    next: 'do not rely on the kit: an issuer destroys a key with the end of its log, so this one may have been stolen; ask the issuer',
  },
  {
    code: 'key_refused',
    group: 'key_valid_at_log_index',
    title: 'no receipt under this key is good',
    meaning:
      'The trust root does not know since when the key is out of control (`unknown`, or `compromised` without a last good index).',
    next: 'ask the issuer for a new kit',
  },
  {
    code: 'key_revoked',
    group: 'key_valid_at_log_index',
    title: 'the log revokes the key at this index',
    meaning:
      'The status view holds a revocation of the key, signed by the root threshold, that covers the index of this receipt.',
    next: 'do not rely on the kit; ask the issuer for a new one',
  },
] as const satisfies readonly CodeEntry[];
