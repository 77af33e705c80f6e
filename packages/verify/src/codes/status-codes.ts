import type { CodeEntry } from './code-entry.ts';

/** Codes of `not_withdrawn` and `time_bracket` (kit-format 7, last two steps). */
export const STATUS_CODES = [
  {
    code: 'status_not_given',
    group: 'not_withdrawn',
    title: 'whether the receipt was withdrawn is not established',
    meaning: 'A kit cannot show that nothing was said against it later, and no view of the log was given.',
    next: 'look the receipt up in the registry, or verify with a status view',
  },
  {
    code: 'status_of_another_log',
    group: 'not_withdrawn',
    title: 'the status view is of another log',
    meaning: 'The given view is not of the log that the receipt names, so it says nothing about this receipt.',
    next: 'fetch the status view of the log that the receipt names',
  },
  {
    code: 'status_stale',
    group: 'not_withdrawn',
    title: 'the status view is older than the receipt',
    meaning: 'The given view ends at or before the index of this receipt, or that index is not established.',
    next: 'fetch a newer status view',
  },
  {
    code: 'receipt_withdrawn',
    group: 'not_withdrawn',
    title: 'the issuer has withdrawn this receipt',
    meaning:
      'The log holds a withdrawal of this receipt. The kit is what was issued, and the issuer no longer stands by it.',
    next: 'ask the sender or the issuer for the kit that replaces it',
  },
  {
    code: 'receipt_superseded',
    group: 'not_withdrawn',
    title: 'a later kit supersedes this one',
    meaning: 'The log says that another receipt has taken the place of this one.',
    next: 'ask the sender for the later kit; use this one only as history',
  },
  {
    code: 'after_origin_differs',
    group: 'time_bracket',
    title: 'the earlier checkpoint is of another log',
    meaning: 'receipt.after names another log than receipt.log, so it is no lower bound for this receipt.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'after_not_before_index',
    group: 'time_bracket',
    title: 'the earlier checkpoint is not earlier',
    meaning: 'receipt.after names a checkpoint that already covers the index at which the receipt is logged.',
    next: 'do not rely on the kit; ask the issuer',
  },
  {
    code: 'after_not_checked',
    group: 'time_bracket',
    title: 'the earlier checkpoint was not compared',
    meaning: 'receipt.after can only be compared with the index in a log proof, and there is none that could be read.',
    next: 'see the checks under `logged`',
  },
  {
    code: 'lower_bound_not_established',
    group: 'time_bracket',
    title: 'the earliest time is not established',
    meaning:
      'The checkpoint in receipt.after bounds the issue in log order; its time needs cosignatures on it, which a kit of this version does not carry.',
    next: 'take `issued_at` as the claim of the issuer that it is',
  },
  {
    code: 'upper_bound_not_established',
    group: 'time_bracket',
    title: 'the latest time is not established',
    meaning: 'No quorum of witnesses vouches for a time at which the receipt was already logged.',
    next: 'take `issued_at` as the claim of the issuer that it is',
  },
  {
    code: 'issued_at_after_upper_bound',
    group: 'time_bracket',
    title: 'the claimed time contradicts the witnesses',
    meaning: 'The issuer claims to have issued the receipt after the time at which witnesses had already cosigned it.',
    next: 'do not rely on `issued_at`; ask the issuer',
  },
  {
    code: 'timestamp_absent',
    group: 'time_bracket',
    title: 'there is no time-stamp token',
    meaning: 'The optional proof/receipt.tsr is not in the kit.',
    next: 'nothing',
  },
  {
    code: 'timestamp_authority_not_trusted',
    group: 'time_bracket',
    title: 'no time-stamping authority is trusted',
    meaning:
      'The kit holds a time-stamp token, and this verifier trusts no authority that could have made it. The token was not used.',
    next: 'check proof/receipt.tsr over receipt.jws with an RFC 3161 tool and an authority of your choice',
  },
  {
    code: 'timestamp_too_large',
    group: 'time_bracket',
    title: 'the time-stamp token is too large',
    meaning: 'proof/receipt.tsr is larger than any token that the format allows.',
    next: 'ask for the kit again from the issuer',
  },
] as const satisfies readonly CodeEntry[];
