import type { CodeEntry } from './code-entry.ts';

/** Codes of the trust root that the reader handed in, the same words as in packages/kit (kit-format 9). They say nothing about the kit. */
export const TRUST_CODES = [
  {
    code: 'trust_too_large',
    group: 'receipt_key_known',
    title: 'the trust root is too large',
    meaning: 'The given trust file is larger than the limit of the format.',
    next: 'fetch the trust root again from where you got it and compare its fingerprint',
  },
  {
    code: 'trust_not_canonical',
    group: 'receipt_key_known',
    title: 'the trust root is not canonical',
    meaning: 'The payload of the given trust file is not equal to its own RFC 8785 re-encoding.',
    next: 'fetch the trust root again from where you got it and compare its fingerprint',
  },
  {
    code: 'trust_schema',
    group: 'receipt_key_known',
    title: 'the trust root does not fit its schema',
    meaning: 'A member of the given trust root is missing, unknown, or not what attestlayer.trust.v1 allows.',
    next: 'fetch the trust root again from where you got it and compare its fingerprint',
  },
  {
    code: 'trust_version_unsupported',
    group: 'receipt_key_known',
    title: 'the trust root is newer than this verifier',
    meaning: 'The schema of the given trust root is another version than attestlayer.trust.v1.',
    next: 'get a newer verifier',
  },
  {
    code: 'trust_jws_invalid',
    group: 'receipt_key_known',
    title: 'the trust root is not a signed trust file',
    meaning: 'The given file is not a JWS in JSON form with exactly the headers of a trust file.',
    next: 'fetch the trust root again from where you got it and compare its fingerprint',
  },
  {
    code: 'trust_duplicate',
    group: 'receipt_key_known',
    title: 'the trust root lists something twice',
    meaning: 'A key, issuer, log or authority stands in the given trust root twice. One key must not play two parts.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_threshold',
    group: 'receipt_key_known',
    title: 'the threshold cannot be met',
    meaning: 'The given trust root demands more signatures than it has root keys.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_key_invalid',
    group: 'receipt_key_known',
    title: 'a key in the trust root is not acceptable',
    meaning: 'A key in the given trust root is not a strict Ed25519 key, or its kid is not its thumbprint.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_key_state',
    group: 'receipt_key_known',
    title: 'the state of a key contradicts its window',
    meaning: 'A key in the given trust root has a window of log indices that its state does not allow.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_log_invalid',
    group: 'receipt_key_known',
    title: 'a log in the trust root is not acceptable',
    meaning:
      'A log in the given trust root has no usable verifier key or final state, or the as-of point names a log that is not listed.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_witness_policy',
    group: 'receipt_key_known',
    title: 'the witness policy is not readable',
    meaning: 'The witness policy of the given trust root is not a C2SP tlog-policy with exactly one quorum line.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_dates',
    group: 'receipt_key_known',
    title: 'the dates of the trust root contradict each other',
    meaning: 'The given trust root expires before it was made.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_signature_invalid',
    group: 'receipt_key_known',
    title: 'a signature on the trust root is not valid',
    meaning: 'A root key is named as a signer of the given trust root, and did not make the signature.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_threshold_not_met',
    group: 'receipt_key_known',
    title: 'too few roots signed the trust root',
    meaning:
      'The given trust root, or an update of it, lacks the threshold of signatures by its own roots or by those of the version before.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
  {
    code: 'trust_version_not_next',
    group: 'receipt_key_known',
    title: 'a version of the trust root is missing',
    meaning: 'An update does not follow the version before it. Every version must be given, in order.',
    next: 'give all trust files between the pinned one and the newest',
  },
  {
    code: 'trust_rollback',
    group: 'receipt_key_known',
    title: 'an update knows less than the version before it',
    meaning: 'An update of the trust root looks at a smaller size of the same log: it could hide a revocation.',
    next: 'do not use this trust root; tell whoever you got it from',
  },
] as const satisfies readonly CodeEntry[];
